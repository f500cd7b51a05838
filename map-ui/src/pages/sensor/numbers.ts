/** The hours of a datastream as a file for a spreadsheet: the last 30 days, in the names of the API. */
import type { RolledReading, SiteAnswer } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../../page.ts";
import { exampleWords } from "../example-words.ts";

const days = 30;
const columns = [
  "start",
  "end",
  "count",
  "coverage",
  "sum",
  "mean",
  "min",
  "max",
  "suppressedSlots",
] as const satisfies readonly (keyof RolledReading)[];

/** RFC 4180; no field of ours holds a quote, a comma or a line end, so none is quoted. */
const line = (fields: readonly (string | number | boolean | null | undefined)[]): string =>
  `${fields.map((field) => String(field ?? "")).join(",")}\r\n`;

/** @param note - said in every line; null: nothing to say */
export const csv = (rows: readonly RolledReading[], note: string | null): string => {
  const notes = note === null ? [] : [note];
  const head = line([...columns, ...notes.map(() => "note")]);
  return head + rows.map((row) => line([...columns.map((column) => row[column]), ...notes])).join("");
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
  const rows = await data.hours(datastream, new Date(now.getTime() - days * 86_400_000), now);
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
