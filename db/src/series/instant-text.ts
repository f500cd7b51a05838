/** An instant as text with all six decimals, which a `Date` would cut: `2026-11-24T10:00:00.250000Z`. */
export function instantText(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
