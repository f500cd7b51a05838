/** @jsxRuntime automatic @jsxImportSource preact */
// The last 90 days of a promise as a strip, a bar a day: tall where it was broken, low where it was kept, a line where nothing is known.
// The same stands in a sentence above it and in a table below.
import type { PageContext } from "../../page.ts";
import { type DayState, runsOf, type StripDay } from "./strip-days.ts";

const width = 10;
const height = 28;
const tall: Record<DayState, number> = { broken: 28, attention: 18, kept: 9, unknown: 2 };

type Told = Pick<PageContext, "t" | "format">;

/** What the strip shows, in one sentence. */
export const stripWords = ({ t, format }: Told, days: readonly StripDay[]): string => {
  const first = days.find(({ state }) => state !== "unknown");
  if (!first) return t("strip.none");
  const broken = days.filter(({ state }) => state === "broken").length;
  const since = days[0] === first ? t("strip.all") : t("strip.since", { day: format.day(first.date) });
  return `${since} ${t("strip.broken", { n: broken })}`;
};

export const Strip = ({ context, days }: { context: Told; days: readonly StripDay[] }) => {
  const { t } = context;
  const words = <p>{stripWords(context, days)}</p>;
  // An empty drawing would say less than the sentence does.
  if (days.every(({ state }) => state === "unknown")) return <div class="strip">{words}</div>;
  return (
    <div class="strip">
      {words}
      <svg
        viewBox={`0 0 ${days.length * width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t("strip.label", { days: days.length })}
      >
        {days.map(({ date, state }, i) => (
          <rect
            key={date}
            class={state}
            x={i * width + 1}
            y={height - tall[state]}
            width={width - 2}
            height={tall[state]}
          />
        ))}
      </svg>
      <p class="ends" aria-hidden="true">
        <span>{t("strip.begin", { days: days.length })}</span>
        <span>{t("strip.today")}</span>
      </p>
    </div>
  );
};

export const StripTable = ({ context, days }: { context: Told; days: readonly StripDay[] }) => {
  const { t, format } = context;
  return (
    <table class="utrecht-table utrecht-table--html-table strip-table">
      <caption>{t("strip.table", { days: days.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("strip.from")}</th>
          <th scope="col">{t("strip.to")}</th>
          <th scope="col">{t("ledger.verdict")}</th>
        </tr>
      </thead>
      <tbody>
        {runsOf(days)
          .toReversed()
          .map(({ from, to, state }) => (
            <tr key={from}>
              <td>{format.day(from)}</td>
              <td>{format.day(to)}</td>
              <td>{t(`strip.state.${state}`)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
};
