/**
 * A minute of a calendar day as instants: one; none where the clock jumps over it in spring; two where it comes back in autumn.
 * Made with the offsets of the zone a day before and a day after, and looked up on the clock again.
 */
import { openZoneOffset } from "../../format/zone-offset.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** @param minutes - since midnight by the clock, under 1,440 */
export const localMinute = (date: string, minutes: number, timeZone: string): Date[] => {
  const offsetAt = openZoneOffset(timeZone);
  const wallMs = Date.parse(`${date}T00:00:00Z`) + minutes * minuteMs;
  const offsets = new Set([offsetAt(wallMs - dayMs), offsetAt(wallMs + dayMs)]);
  return [...offsets]
    .map((offset) => wallMs - offset)
    .filter((atMs) => atMs + offsetAt(atMs) === wallMs)
    .toSorted((one, other) => one - other)
    .map((atMs) => new Date(atMs));
};
