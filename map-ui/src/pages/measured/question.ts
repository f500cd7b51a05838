/** What somebody typed in the form, and what is wrong with it. */
import type { MessageKey } from "../../text/text.ts";
import { localHour } from "./local-hour.ts";

export const fields = ["place", "date", "hour"] as const;
export type Field = (typeof fields)[number];
/** So near counts as there [m]; the first is what a form begins with. */
export const distances = [100, 250, 500] as const;

export interface Typed extends Readonly<Record<Field, string>> {
  readonly withinM: number;
}
export type Faults = Partial<Record<Field, MessageKey>>;

const longest = 200;

/** A link to a sensor's page, or the address of its QR code, stands for the sensor. */
const sensorLink = /\/(?:s|sensoren|sensors)\/([0-9a-z]{8})(?:[/?#]|$)/u;

export const readTyped = (form: URLSearchParams | null): Typed => {
  const text = (name: string) => (form?.get(name) ?? "").trim().slice(0, longest);
  const withinM = Number(text("within"));
  return {
    place: sensorLink.exec(text("place"))?.[1] ?? text("place"),
    date: text("date"),
    hour: text("hour"),
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

const faultOfDate = (typed: Typed): MessageKey | null =>
  typed.date === "" ? "measured.fault.date" : readDate(typed.date) ? null : "measured.fault.date.wrong";

/** Begins of the hours that are meant: two in the night that the clock goes back. Empty: there is a fault. */
export const readHours = (
  typed: Typed,
  timeZone: string,
  now: Date,
): { readonly hours: readonly Date[]; readonly faults: Faults } => {
  const faults: Faults = {};
  if (typed.place === "") faults.place = "measured.fault.place";
  const wrongDate = faultOfDate(typed);
  if (wrongDate) faults.date = wrongDate;
  const hour = /^\d{1,2}$/u.test(typed.hour) ? Number(typed.hour) : 24;
  if (hour > 23) faults.hour = "measured.fault.hour";
  const date = readDate(typed.date);
  if (!date || hour > 23) return { hours: [], faults };
  const meant = localHour(date, hour, timeZone);
  const begun = meant.filter((at) => at <= now);
  if (meant.length === 0) faults.hour = "measured.fault.hour.skipped";
  else if (begun.length === 0) faults.date = "measured.fault.future";
  return { hours: begun, faults };
};
