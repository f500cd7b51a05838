/** @jsxRuntime automatic @jsxImportSource preact */
// Where time runs, a bar: how old the oldest row is beside how old it may become.
import { durationSeconds } from "../../format/duration.ts";
import type { PageContext } from "../../page.ts";
import type { LedgerRow } from "./ledger-rows.ts";

/** Age of the oldest row of a retention promise, and its limit, in seconds; null when there is none. */
const ages = (row: LedgerRow, now: Date): { age: number; limit: number; duration: string } | null => {
  if (!row.id.startsWith("retention.")) return null;
  const found = row.practices.flatMap(({ measured, promised }) => {
    const oldest = measured["oldestAt"];
    const duration = promised["keep"];
    if (typeof oldest !== "string" || typeof duration !== "string") return [];
    return [{ age: (now.getTime() - Date.parse(oldest)) / 1000, limit: durationSeconds(duration), duration }];
  });
  return found.toSorted((a, b) => b.age - a.age)[0] ?? null;
};

export const MeasuredBar = ({ context, row }: { context: PageContext; row: LedgerRow }) => {
  const { t, format, now } = context;
  const found = ages(row, now);
  if (!found || found.limit === 0) return null;
  const filled = Math.max(1, Math.round(Math.min(1, found.age / found.limit) * 100));
  return (
    <svg
      class="bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={t("measured.bar", {
        age: format.span(found.age),
        duration: format.duration(found.duration),
      })}
    >
      <rect width="100" height="10" rx="1" />
      <rect class="fill" width={filled} height="10" rx="1" />
    </svg>
  );
};
