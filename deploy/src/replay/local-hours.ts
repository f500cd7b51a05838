/**
 * Which instants a wall clock's hour stands for: one, none when the clock was put forward over it, two when it was
 * put back. Worked out from the offsets of the zone a day before and after, and checked against the wall again.
 */
import { openZoneOffset } from "../zone-offset.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * @returns a function from a local date and hour to the starts of that hour, in milliseconds, in order of time
 */
export function openLocalHours(
  timeZone: string,
): (year: number, month: number, day: number, hour: number) => number[] {
  const offsetAt = openZoneOffset(timeZone);
  return (year, month, day, hour) => {
    const wall = Date.UTC(year, month - 1, day, hour);
    const offsets = new Set([offsetAt(wall - DAY_MS), offsetAt(wall + DAY_MS)]);
    return [...offsets]
      .map((offset) => wall - offset)
      .filter((at) => at + offsetAt(at) === wall)
      .toSorted((a, b) => a - b);
  };
}
