/** What somebody typed in the form, and what is wrong with it. */
import type { MessageKey } from "../../text/text.ts";
import { localMinute } from "./local-minute.ts";

export const fields = ["place", "date", "from", "to"] as const;
export type Field = (typeof fields)[number];
/** So near counts as there [m]; the first is what a form begins with. */
export const distances = [100, 250, 500] as const;

export interface Typed extends Readonly<Record<Field, string>> {
  readonly withinM: number;
}
export type Faults = Partial<Record<Field, MessageKey>>;
/** `[from, to)`. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

const longest = 200;
const minuteMs = 60_000;
/** A longer time is more than one moment of one person, and more than a page can tell. */
export const longestHours = 3;

/** A link to a sensor's page, or the address of its QR code, stands for the sensor. */
const sensorLink = /\/(?:s|sensoren|sensors)\/([0-9a-z]{8})(?:[/?#]|$)/u;

export const readTyped = (form: URLSearchParams | null): Typed => {
  const text = (name: string) => (form?.get(name) ?? "").trim().slice(0, longest);
  const withinM = Number(text("within"));
  return {
    place: sensorLink.exec(text("place"))?.[1] ?? text("place"),
    date: text("date"),
    from: text("from"),
    to: text("to"),
    withinM: distances.find((choice) => choice === withinM) ?? distances[0],
  };
};

/** "2026-11-24" as browsers send it, "24-11-2026" as people type it; null: no day. */
export const readDate = (text: string): string | null => {
  const own = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/u.exec(text);
  const [, day = "", month = "", year = ""] = own ?? [];
  const iso = own ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
  if (!/^[12]\d{3}-\d{2}-\d{2}$/u.test(iso)) return null;
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? null : iso;
};

/** "14:05", "14.05", "9:05", "14"; minutes since midnight, or null: no time. */
export const readTime = (text: string): number | null => {
  const [, hour = "", minute = "0"] = /^(\d{1,2})(?:[:.](\d{2}))?(?: ?uur)?$/u.exec(text) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return hour === "" || Number(hour) > 23 || Number(minute) > 59 ? null : minutes;
};

const faultOfDate = (typed: Typed): MessageKey | null =>
  typed.date === "" ? "measured.fault.date" : readDate(typed.date) ? null : "measured.fault.date.wrong";

/** Left empty, the end is a minute after the begin. */
const readTimes = ({ from, to }: Typed, faults: Faults): { begin: number; end: number } | null => {
  const begin = readTime(from);
  const end = to === "" && begin !== null ? begin + 1 : readTime(to);
  if (begin === null) faults.from = from === "" ? "measured.fault.from" : "measured.fault.time";
  if (end === null && to !== "") faults.to = "measured.fault.time";
  if (begin === null || end === null) return null;
  if (end <= begin) faults.to = "measured.fault.order";
  else if (end - begin > longestHours * 60) faults.to = "measured.fault.long";
  return faults.to ? null : { begin, end };
};

/**
 * The stretches that are meant: two in the night that the clock goes back, when both times came twice or one of them did. Empty: there
 * is a fault.
 */
const stretchesOf = (begins: readonly Date[], ends: readonly Date[]): Stretch[] => {
  const paired = begins.length === 2 && ends.length === 2;
  return begins.flatMap((from, i) =>
    ends.flatMap((to, j) => (to > from && (!paired || i === j) ? [{ from, to }] : [])),
  );
};

export const readStretches = (
  typed: Typed,
  timeZone: string,
  now: Date,
): { readonly stretches: readonly Stretch[]; readonly faults: Faults } => {
  const faults: Faults = {};
  if (typed.place === "") faults.place = "measured.fault.place";
  const wrongDate = faultOfDate(typed);
  if (wrongDate) faults.date = wrongDate;
  const times = readTimes(typed, faults);
  const date = readDate(typed.date);
  if (!date || !times) return { stretches: [], faults };
  const begins = localMinute(date, times.begin, timeZone);
  // The last minute that counts, and its end: midnight is the next day's.
  const ends = localMinute(date, times.end - 1, timeZone).map((last) => new Date(last.getTime() + minuteMs));
  if (begins.length === 0) faults.from = "measured.fault.skipped";
  if (ends.length === 0) faults.to = "measured.fault.skipped";
  const meant = stretchesOf(begins, ends);
  const begun = meant.filter(({ from }) => from <= now);
  if (meant.length > 0 && begun.length === 0) faults.date = "measured.fault.future";
  return { stretches: begun, faults };
};
