/**
 * Arrays as PostgreSQL reads them in binary: a `Buffer` given to `pg` as a value is sent so. As text,
 * thousands of numbers would be printed here and parsed there, and a time would lose microseconds.
 *
 * @see PostgreSQL source, src/backend/utils/adt/arrayfuncs.c, array_recv
 */

const INT2 = 21;
const INT4 = 23;
const FLOAT8 = 701;
const TIMESTAMPTZ = 1184;

/** Dimensions, flags, type of the elements, length, lower bound. */
const HEADER_BYTES = 20;
/** PostgreSQL counts from 2000-01-01. */
export const POSTGRES_EPOCH_US = 946_684_800_000_000;

export function int2Array(numbers: readonly number[]): Buffer {
  const { buffer, view } = allocate(INT2, numbers.length, 2);
  for (const [i, number] of numbers.entries()) {
    const at = HEADER_BYTES + i * 6;
    view.setInt32(at, 2);
    view.setInt16(at + 4, number);
  }
  return buffer;
}

export function int4Array(numbers: readonly number[]): Buffer {
  const { buffer, view } = allocate(INT4, numbers.length, 4);
  for (const [i, number] of numbers.entries()) {
    const at = HEADER_BYTES + i * 8;
    view.setInt32(at, 4);
    view.setInt32(at + 4, number);
  }
  return buffer;
}

export function float8Array(numbers: readonly number[]): Buffer {
  const { buffer, view } = allocate(FLOAT8, numbers.length, 8);
  for (const [i, number] of numbers.entries()) {
    const at = HEADER_BYTES + i * 12;
    view.setInt32(at, 8);
    view.setFloat64(at + 4, number);
  }
  return buffer;
}

/** @param timesUs - whole microseconds since 1970 */
export function timestamptzArray(timesUs: readonly number[]): Buffer {
  const { buffer, view } = allocate(TIMESTAMPTZ, timesUs.length, 8);
  for (const [i, timeUs] of timesUs.entries()) {
    const at = HEADER_BYTES + i * 12;
    view.setInt32(at, 8);
    setTime(view, at + 4, timeUs);
  }
  return buffer;
}

/** Writes an instant as PostgreSQL does, without a BigInt: 8 bytes. */
export function setTime(view: DataView, at: number, timeUs: number): void {
  const us = timeUs - POSTGRES_EPOCH_US;
  const high = Math.floor(us / 4_294_967_296);
  view.setInt32(at, high);
  view.setUint32(at + 4, us - high * 4_294_967_296);
}

function allocate(type: number, length: number, width: number): { buffer: Buffer; view: DataView } {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + length * (4 + width));
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
  view.setInt32(0, 1);
  view.setInt32(4, 0);
  view.setInt32(8, type);
  view.setInt32(12, length);
  view.setInt32(16, 1);
  return { buffer, view };
}
