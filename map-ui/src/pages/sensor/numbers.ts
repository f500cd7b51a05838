/** The hours of 30 days of a datastream, or the days of a year, as a file for a spreadsheet, in the names of the API. */
import type { RolledReading, SiteAnswer } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../../page.ts";
import { exampleWords } from "../example-words.ts";
import { readRange } from "./chart-range.ts";

const dayMs = 86_400_000;
const hoursOfDays = 30;
const daysOfYear = 366;
/** All that the API names, in its order. */
const columns = [
  "start",
  "end",
  "count",
  "coverage",
  "sum",
  "mean",
  "min",
  "max",
  "rms",
  "suppressedSlots",
  "suppressed",
] as const satisfies readonly (keyof RolledReading)[];

/** RFC 4180; what is measured holds no quote, comma or line end, so it is not quoted. */
const line = (fields: readonly (string | number | boolean | null | undefined)[]): string =>
  `${fields.map((field) => String(field ?? "")).join(",")}\r\n`;

/** Somebody's words: quoted, and what a spreadsheet would take for a formula is made text. */
const quoted = (words: string): string => {
  const harmless = /^\s*[=+\-@＝＋－＠]/u.test(words) ? `'${words}` : words;
  return `"${harmless.replaceAll('"', '""')}"`;
};

/** @param note - said in every line; null: nothing to say */
export const csv = (rows: readonly RolledReading[], note: string | null): string => {
  const notes = note === null ? [] : [quoted(note)];
  // Of effective values alone.
  const hasRms = rows.some(({ rms }) => rms !== undefined);
  const names = columns.filter((name) => name !== "rms" || hasRms);
  const head = line([...names, ...notes.map(() => "note")]);
  return head + rows.map((row) => line([...names.map((name) => row[name]), ...notes])).join("");
};

/** @returns null when this sensor has no such public stream */
export const numbersAnswer = async (
  context: PageContext,
  publicId: string,
  datastream: number,
): Promise<SiteAnswer | null> => {
  const { data, now } = context;
  const sensor = await data.sensor(publicId);
  const stream = sensor?.datastreams.find(({ id }) => id === datastream);
  if (!sensor || !stream?.public) return null;
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  const rows =
    readRange(context.request.query) === "year"
      ? await data.days(datastream, before(daysOfYear), now)
      : await data.hours(datastream, before(hoursOfDays), now);
  if (!rows) return null;
  return {
    status: 200,
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${publicId}-${stream.key}.csv"`,
      "cache-control": "no-cache",
    },
    body: csv(rows, exampleWords(context, sensor)),
  };
};
