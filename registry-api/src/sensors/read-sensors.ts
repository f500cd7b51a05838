import { type Database, findCity, findSensors, type SensorMoment } from "@meetpaal/db";
import { PUBLIC_ID } from "@meetpaal/model";
import type { City } from "../contract/organisation.ts";
import type { Sensor } from "../contract/sensor.ts";
import { surround } from "./surround.ts";
import { toCity } from "./to-sensor.ts";

/** One public sensor; null: unknown, not public, or not there yet at that time. */
export async function readSensor(
  database: Database,
  publicId: string,
  asked: SensorMoment = {},
): Promise<Sensor | null> {
  if (!PUBLIC_ID.test(publicId)) return null;
  const work = database.work("api");
  const [sensor] = await surround(work, await findSensors(work, [publicId], asked), asked);
  return sensor ?? null;
}

/**
 * Those of these that are public, in the order asked for.
 *
 * @param publicIds - at most 1,000
 */
export async function readSensorsByPublicId(database: Database, publicIds: string[]): Promise<Sensor[]> {
  const work = database.work("api");
  const sensors = await surround(work, await findSensors(work, publicIds), {});
  const byId = new Map(sensors.map((sensor) => [sensor.publicId, sensor]));
  return publicIds.flatMap((publicId) => byId.get(publicId) ?? []);
}

export async function readCity(database: Database): Promise<City> {
  return toCity(await findCity(database.work("api")));
}
