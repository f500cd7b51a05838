/** Lines of a CSV file, which no spreadsheet computes. */
import { stringify } from "csv-stringify/sync";

/** Texts may be anybody's; null is an empty field. */
export type CsvCell = string | number | boolean | null;

/** Lines end in CRLF (RFC 4180 §2). */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  const texts = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? harmless(cell) : String(cell ?? ""))),
  );
  return stringify(texts, { record_delimiter: "windows" });
}

/**
 * A text that no spreadsheet takes for a formula: one that begins like it gets an apostrophe before it.
 *
 * @see OWASP, CSV Injection
 */
function harmless(cell: string): string {
  return /^[\s]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell) ? `'${cell}` : cell;
}
