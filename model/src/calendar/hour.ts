/** Hours are UTC hours: they neither double nor vanish when clocks change. Instants are milliseconds since 1970. */

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** The start of the UTC hour that holds this instant. */
export function hourOf(ms: number): number {
  return Math.floor(ms / HOUR_MS) * HOUR_MS;
}
