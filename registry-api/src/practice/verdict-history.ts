/** How a promise stood over time: from the moments at which its verdict changed to the spans between them. */
import type { PracticeRow, VerdictChange } from "@meetpaal/db";
import type { VerdictSpan } from "../contract/practice.ts";
import { instant } from "../wire/instant.ts";

export const HISTORY_DAYS = 90;

type Standing = Pick<PracticeRow, "verdict" | "since">;

/**
 * @param changes - of this promise, oldest first; of one that was not made for a while `ended`
 * @param standing - how it stands now
 * @param from - where the history begins; what is older is cut
 */
export function spansOf(changes: readonly VerdictChange[], standing: Standing, from: Date): VerdictSpan[] {
  const last = changes.at(-1);
  // Changes are kept for two years: of what has not changed since, only how it stands is known.
  const known =
    last?.verdict === standing.verdict
      ? changes
      : [...changes, { verdict: standing.verdict, at: standing.since }];
  return known.flatMap(({ verdict, at }, index) => {
    const next = known[index + 1]?.at;
    if (!isVerdict(verdict) || (next !== undefined && next <= from)) return [];
    return [{ from: instant(at < from ? from : at), to: next === undefined ? null : instant(next), verdict }];
  });
}

function isVerdict(text: string): text is VerdictSpan["verdict"] {
  return text !== "ended";
}
