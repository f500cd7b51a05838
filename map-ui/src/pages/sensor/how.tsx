/** @jsxRuntime automatic @jsxImportSource preact */
// How a promise was measured, when, and how it stood before: behind a fold, for who wants to check it.
import { sectionPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { Words } from "../../text/translated.tsx";
import { promiseAnchor } from "../promise-topic.ts";
import type { LedgerRow } from "./ledger-rows.ts";
import { StripTable } from "./strip.tsx";
import type { StripDay } from "./strip-days.ts";

interface HowProps {
  readonly context: PageContext;
  readonly row: LedgerRow;
  /** Null: nothing was measured of it by a machine. */
  readonly days: readonly StripDay[] | null;
}
export const How = ({ context, row, days }: HowProps) => {
  const { t, format, locale, now } = context;
  const [first] = row.practices;
  if (!first) return null;
  return (
    <details class="more how">
      <summary>{t("how.title")}</summary>
      <p>
        <Words of={first.method} locale={locale} />
      </p>
      <p>
        {first.basis === "machine" &&
          `${t("how.measured", { moment: format.moment(new Date(first.measuredAt), now) })} `}
        <a href={`${sectionPath(locale, "measuring")}#${promiseAnchor(row.id)}`}>{t("how.all")}</a>
      </p>
      {days && <StripTable context={context} days={days} />}
    </details>
  );
};
