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
  return await database.work("api").transaction(async (tx) => {
    const rows = await findSensors(tx, [publicId], asked);
    const [sensor] = await surround(tx, rows, asked);
    return sensor ?? null;
  });
}

/**
 * Those of these that are public, in the order asked for.
 *
 * @param publicIds - at most 1,000
 */
export async function readSensorsByPublicId(database: Database, publicIds: string[]): Promise<Sensor[]> {
  const sensors = await database.work("api").transaction(async (tx) => {
    const rows = await findSensors(tx, publicIds);
    return await surround(tx, rows, {});
  });
  const byId = new Map(sensors.map((sensor) => [sensor.publicId, sensor]));
  return publicIds.flatMap((publicId) => byId.get(publicId) ?? []);
}

export async function readCity(database: Database): Promise<City> {
  return toCity(await findCity(database.work("api")));
}
