/**
 * Reads a file of hourly counts: `Date` (01-Jan-2015), `Hour` (0 to 23, local), `SensorID`, `SensorName` and
 * `PedestrianCount`, plain or gzipped.
 *
 * A clock change is treated exactly. The hour that comes twice may have two rows of a sensor, in order of time. The
 * hour that is left out has no instant: no people can have been counted in it, so only a zero is passed over.
 */
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { type CsvError, parse } from "csv-parse";
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { openLocalHours } from "./local-hours.ts";

export interface HourlyCount {
  /** The sensor id of the file. */
  reference: string;
  /** Start of the hour, milliseconds since 1970. */
  startMs: number;
  count: number;
}

export interface CountsFile {
  /** In order of time, then of sensor. */
  counts: HourlyCount[];
  /** Reference to the name in the file. */
  names: Map<string, string>;
  /** Zeros for an hour that the clock left out. */
  passedOver: number;
}

/** More lines of errors help nobody. */
const ERRORS_SHOWN = 50;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const row = z.object({
  Date: z.string().regex(/^\d{2}-[A-Z][a-z]{2}-\d{4}$/, "expected a date such as 01-Jan-2015"),
  Hour: z.string().regex(/^(\d|1\d|2[0-3])$/, "expected an hour, 0 to 23"),
  SensorID: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,55}$/, "expected a sensor id of letters, digits, dots, dashes"),
  SensorName: z.string().optional(),
  PedestrianCount: z.string().regex(/^\d{1,9}$/, "expected a whole number, 0 or more"),
});

/**
 * @param path - `.gz` is unpacked on the way
 * @param timeZone - of `Date` and `Hour`
 * @throws {CommandError} `refused`, with a line for each row that cannot be understood
 */
export async function readCounts(path: string, timeZone: string): Promise<CountsFile> {
  const hours = openLocalHours(timeZone);
  const file: CountsFile = { counts: [], names: new Map(), passedOver: 0 };
  const errors: string[] = [];
  const timesSeen = new Map<string, number>();
  for await (const { record, line } of records(path)) {
    const read = row.safeParse(record);
    if (!read.success) {
      errors.push(
        ...read.error.issues.map((issue) => `${path}:${line}: ${issue.path.join(".")}: ${issue.message}`),
      );
      continue;
    }
    const { Date: date, Hour, SensorID: reference, SensorName, PedestrianCount } = read.data;
    const count = Number(PedestrianCount);
    const [day = "", month = "", year = ""] = date.split("-");
    const monthNumber = MONTHS.indexOf(month) + 1;
    if (!isCalendarDate(Number(year), monthNumber, Number(day))) {
      errors.push(`${path}:${line}: Date: expected a day that the calendar has, not ${date}`);
      continue;
    }
    const starts = hours(Number(year), monthNumber, Number(day), Number(Hour));
    if (starts.length === 0) {
      if (count === 0) file.passedOver += 1;
      else
        errors.push(
          `${path}:${line}: Hour: ${date} has no hour ${Hour} in ${timeZone}, the clock was put forward`,
        );
      continue;
    }
    const key = `${reference} ${date} ${Hour}`;
    const seen = timesSeen.get(key) ?? 0;
    const startMs = starts[seen];
    if (startMs === undefined) {
      errors.push(`${path}:${line}: Hour: sensor ${reference} has this hour already`);
      continue;
    }
    timesSeen.set(key, seen + 1);
    file.names.set(reference, SensorName ?? reference);
    file.counts.push({ reference, startMs, count });
  }
  if (errors.length > 0) {
    const more = errors.length > ERRORS_SHOWN ? [`... and ${errors.length - ERRORS_SHOWN} more`] : [];
    throw new CommandError("refused", [...errors.slice(0, ERRORS_SHOWN), ...more].join("\n"));
  }
  if (file.counts.length === 0) {
    throw new CommandError(
      "refused",
      `${path}: expected rows of Date, Hour, SensorID, SensorName, PedestrianCount.`,
    );
  }
  file.counts.sort((a, b) => a.startMs - b.startMs || a.reference.localeCompare(b.reference));
  return file;
}

/** The rows of a CSV file with a header, each with its line. */
export async function* records(
  path: string,
): AsyncGenerator<{ record: Record<string, string>; line: number }> {
  const input = createReadStream(path);
  const parser = parse({
    columns: true,
    bom: true,
    info: true,
    trim: true,
    delimiter: [",", ";"],
    skip_empty_lines: true,
    max_record_size: 64 * 1024, // a file that is no CSV must not be read into memory as one row
  });
  const source = path.endsWith(".gz") ? input.pipe(createGunzip().on("error", fail)) : input;
  function fail(error: Error): void {
    parser.destroy(error);
  }
  input.on("error", fail);
  try {
    const rows: AsyncIterable<{ record: Record<string, string>; info: { lines: number } }> =
      source.pipe(parser);
    for await (const { record, info } of rows) yield { record, line: info.lines };
  } catch (error) {
    throw new CommandError("refused", whyUnreadable(path, error), { cause: error });
  } finally {
    input.destroy();
  }
}

function isCalendarDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function whyUnreadable(path: string, error: unknown): string {
  if (!(error instanceof Error)) return `${path} cannot be read.`;
  if ("code" in error && error.code === "ENOENT") return `${path} is not there: give the path of a file.`;
  return `${path} cannot be read as CSV: ${(error satisfies Error | CsvError).message}`;
}
