/** @jsxRuntime automatic @jsxImportSource preact */
// A page that is text: a title, parts with an address each, and a button that has the browser read it aloud.
import type { ComponentChildren } from "preact";
import type { Section } from "../../links.ts";
import { directionOf, type Locale } from "../../locale.ts";
import type { Page, PageContext } from "../../page.ts";
import { alternateSection } from "../alternate.ts";
import { ReadAloud } from "../read-aloud.tsx";

export interface ProsePart {
  /** Anchor, the same in all languages, so that a link survives a change of language. */
  readonly id: string;
  readonly title: string;
  readonly body: ComponentChildren;
}

interface Prose {
  readonly section: Section;
  /** Which entry of the menu is lit; null: none. */
  readonly menu?: Section;
  /** Of the text; absent: the page's own. */
  readonly language?: Locale;
  readonly title: string;
  readonly lead?: string;
  readonly parts: readonly ProsePart[];
}

export const prosePage = (
  context: PageContext,
  { section, menu, language = context.locale, title, lead, parts }: Prose,
): Page => ({
  status: 200,
  title,
  description: lead,
  section: menu ?? null,
  alternate: alternateSection(context, section),
  islands: ["speak"],
  body: (
    <div class="wrap text-page">
      {language !== context.locale && <p class="in-law">{context.t("frame.legal")}</p>}
      <div lang={language} dir={directionOf(language)}>
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
        <ReadAloud context={context} />
        {parts.map(({ id, title: head, body }) => (
          <section key={id} class="prose" aria-labelledby={id}>
            <h2 id={id}>{head}</h2>
            {body}
          </section>
        ))}
      </div>
    </div>
  ),
});
