/** How instants leave: UTC, RFC 3339, without decimals that say nothing. */

/** @param at - a `Date`, or text in UTC with decimals: `2026-11-24T10:00:00.250000Z` */
export function instant(at: Date | string): string {
  const text = typeof at === "string" ? at : at.toISOString();
  return text
    .replace(/\.?0+Z$/, (zeros) => (zeros.startsWith(".") ? "Z" : zeros))
    .replace(/(\.\d*?)0+Z$/, "$1Z");
}
