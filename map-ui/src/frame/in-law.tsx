/** @jsxRuntime automatic @jsxImportSource preact */
// Rights and grounds, in a language in which they may be shown: the page's own, or English, marked so that a screen reader
// pronounces it well and an Arabic page keeps its order.
import type { ComponentChildren } from "preact";
import { directionOf } from "../locale.ts";
import type { LawContext, PageContext } from "../page.ts";
import type { LawKey, Values } from "../text/text.ts";

/** The same page, said in the language of its texts on the law. */
export const inLaw = (context: PageContext): LawContext => ({ ...context, ...context.law });

interface InLawProps {
  readonly context: PageContext;
  readonly children: (inner: LawContext) => ComponentChildren;
}

/** A part of a page, with a line in the page's own language that says why it is in another. */
export const InLaw = ({ context, children }: InLawProps) => {
  const inner = inLaw(context);
  if (inner.locale === context.locale) return <>{children(inner)}</>;
  return (
    <>
      <p class="wrap in-law">{context.t("frame.legal")}</p>
      <div lang={inner.locale} dir={directionOf(inner.locale)}>
        {children(inner)}
      </div>
    </>
  );
};

/** One sentence on rights or grounds among others. */
export const LawText = ({ context, of, values }: { context: PageContext; of: LawKey; values?: Values }) => {
  const { t, locale } = context.law;
  const text = t(of, values);
  return locale === context.locale ? (
    <>{text}</>
  ) : (
    <span lang={locale} dir={directionOf(locale)}>
      {text}
    </span>
  );
};
