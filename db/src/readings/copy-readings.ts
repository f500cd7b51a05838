import { setTime } from "./binary-array.ts";
import type { ReadingRow } from "./reading-row.ts";

/** Writes rows that are new; 23505 when one is there already: nothing of the transaction can be stored then. */
export const COPY_READINGS = "copy reading (datastream_id, time, value, revision) from stdin (format binary)";
/** Signature, flags, length of the extension. */
const HEADER = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
/** Number of fields, then length and content of each. */
const ROW_BYTES = 2 + 8 + 12 + 12 + 6;

/** Rows for `COPY_READINGS`. @see PostgreSQL documentation, COPY, "Binary Format" */
export function encodeReadings(rows: readonly ReadingRow[]): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER.length + rows.length * ROW_BYTES + 2);
  HEADER.copy(buffer);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
  let at = HEADER.length;
  for (const row of rows) {
    view.setInt16(at, 4);
    view.setInt32(at + 2, 4);
    view.setInt32(at + 6, row.datastreamId);
    view.setInt32(at + 10, 8);
    setTime(view, at + 14, row.timeUs);
    view.setInt32(at + 22, 8);
    view.setFloat64(at + 26, row.value);
    view.setInt32(at + 34, 2);
    view.setInt16(at + 38, row.revision);
    at += ROW_BYTES;
  }
  view.setInt16(at, -1);
  return buffer;
}
