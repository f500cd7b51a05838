/** What a clock on the wall shows, and which day it is; asked for tens of thousands of instants, so kept per hour. */
import { openZoneOffset } from "../zone-offset.ts";

export interface LocalTime {
  /** 0 up to 24, with a fraction. */
  hour: number;
  /** Of the day that began at five in the morning: a night out belongs to the evening before. */
  isWeekend: boolean;
  /** Number of that day. */
  day: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Nobody is out then, so one day passes into the next without a jump. */
const DAY_BEGINS_MS = 5 * HOUR_MS;

/** @returns a function from an instant in milliseconds to what the wall shows in this zone (whole hours from UTC) */
export function openLocalClock(timeZone: string): (atMs: number) => LocalTime {
  const zoneOffsetAt = openZoneOffset(timeZone);
  const offsets = new Map<number, number>();
  const offsetAt = (utcHour: number): number => {
    const known = offsets.get(utcHour);
    if (known !== undefined) return known;
    const offset = zoneOffsetAt(utcHour * HOUR_MS);
    if (offsets.size > 1_000) offsets.clear(); // a process that runs for months asks for every hour once
    offsets.set(utcHour, offset);
    return offset;
  };
  return (atMs) => {
    const local = atMs + offsetAt(Math.floor(atMs / HOUR_MS));
    const day = Math.floor((local - DAY_BEGINS_MS) / DAY_MS);
    const weekday = (day + 3) % 7; // 1 January 1970 was a Thursday; 0 is Monday
    return { hour: (local % DAY_MS) / HOUR_MS, isWeekend: weekday >= 5, day };
  };
}
