/** Reads where the sensors of a file of counts stand: `Sensor ID`, `Sensor Description`, `Latitude`, `Longitude`. */
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { records } from "./read-counts.ts";

export interface SensorPlace {
  description: string;
  /** WGS 84, `[longitude, latitude]` in degrees. */
  at: [number, number];
}

const degrees = (limit: number) =>
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/, "expected degrees")
    .transform(Number)
    .refine((value) => Math.abs(value) <= limit, `expected degrees, at most ${limit}`);

const row = z.object({
  "Sensor ID": z.string().min(1, "expected a sensor id"),
  "Sensor Description": z.string().default(""),
  Latitude: degrees(90),
  Longitude: degrees(180),
});

/**
 * @returns the sensor id of the file to its place
 * @throws {CommandError} `refused`, with a line for each row that cannot be understood
 */
export async function readLocations(path: string): Promise<Map<string, SensorPlace>> {
  const places = new Map<string, SensorPlace>();
  const errors: string[] = [];
  for await (const { record, line } of records(path)) {
    const read = row.safeParse(record);
    if (!read.success) {
      errors.push(
        ...read.error.issues.map((issue) => `${path}:${line}: ${issue.path.join(".")}: ${issue.message}`),
      );
      continue;
    }
    const { Latitude, Longitude } = read.data;
    places.set(read.data["Sensor ID"], {
      description: read.data["Sensor Description"],
      at: [Longitude, Latitude],
    });
  }
  if (errors.length > 0) throw new CommandError("refused", errors.join("\n"));
  return places;
}
