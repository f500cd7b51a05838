/** What an hour or a day holds, in the tables and in memory. */

/** Of an hour or a day; null where a single value must not be kept that long. */
export interface Sums {
  count: number;
  sum: number;
  coverage: number;
  sumSquares: number | null;
  minimum: number | null;
  maximum: number | null;
  first: number | null;
  last: number | null;
  shownCount: number;
  shownSum: number;
  suppressedSlots: number;
}

/** Its columns, in both tables. */
const COLUMNS = {
  count: "count",
  sum: "sum",
  coverage: "coverage",
  sumSquares: "sum_squares",
  minimum: "minimum",
  maximum: "maximum",
  first: "first",
  last: "last",
  shownCount: "shown_count",
  shownSum: "shown_sum",
  suppressedSlots: "suppressed_slots",
} satisfies Record<keyof Sums, string>;

export const SUM_COLUMNS = Object.values(COLUMNS).join(", ");

/** Of an `insert ... on conflict do update set`: what was there goes. */
export const REPLACE_SUMS = Object.values(COLUMNS)
  .map((column) => `${column} = excluded.${column}`)
  .join(",\n    ");

/** SQL of a row of `table` as `Sums`. */
export function sumsOf(table: string): string {
  const fields = Object.entries(COLUMNS).map(([name, column]) => `'${name}', ${table}.${column}`);
  return `jsonb_build_object(${fields.join(", ")})`;
}
