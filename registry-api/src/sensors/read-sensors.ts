import {
  type Database,
  findCity,
  findOrganisations,
  findSensors,
  type Queryable,
  type SensorFilter,
  type SensorRow,
} from "@meetpaal/db";
import { PUBLIC_ID } from "@meetpaal/model";
import type { City } from "../contract/organisation.ts";
import type { Sensor } from "../contract/sensor.ts";
import { organisationIdsOf, toCity, toOrganisation, toSensor } from "./to-sensor.ts";

/** The state to show: of this instant, as known at that one; undefined: now. */
export interface Asked {
  at?: Date | undefined;
  knownAt?: Date | undefined;
}

/** One public sensor; null: unknown, not public, or not there yet at that time. */
export async function readSensor(
  database: Database,
  publicId: string,
  asked: Asked = {},
): Promise<Sensor | null> {
  if (!PUBLIC_ID.test(publicId)) return null;
  return await database.work("api").transaction(async (tx) => {
    const rows = await findSensors(tx, { ...asked, after: 0, limit: 1 }, { publicIds: [publicId] });
    const [sensor] = await surround(tx, rows, asked);
    return sensor ?? null;
  });
}

/** A slice of the public register as it is now. */
export interface SensorSlice {
  sensors: Sensor[];
  /** Where the next slice starts; null: this is the last. */
  next: number | null;
}

/**
 * @param after - `next` of the slice before; 0: from the start
 * @param limit - at most 1,000
 */
export async function readSensors(
  database: Database,
  filter: SensorFilter,
  { after, limit }: { after: number; limit: number },
): Promise<SensorSlice> {
  return await database.work("api").transaction(async (tx) => {
    const rows = await findSensors(tx, { after, limit: limit + 1 }, filter);
    const shown = rows.slice(0, limit);
    return {
      sensors: await surround(tx, shown, {}),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}

/**
 * Those of these that are public, in the order asked for.
 *
 * @param publicIds - at most 1,000
 */
export async function readSensorsByPublicId(database: Database, publicIds: string[]): Promise<Sensor[]> {
  const { sensors } = await readSensors(database, { publicIds }, { after: 0, limit: publicIds.length });
  const byId = new Map(sensors.map((sensor) => [sensor.publicId, sensor]));
  return publicIds.flatMap((publicId) => byId.get(publicId) ?? []);
}

export async function readCity(database: Database): Promise<City> {
  return toCity(await findCity(database.work("api")));
}

async function surround(
  queryable: Queryable,
  rows: readonly SensorRow[],
  { at, knownAt }: Asked,
): Promise<Sensor[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.flatMap(organisationIdsOf))];
  const found = await findOrganisations(queryable, ids, at, knownAt);
  const organisations = new Map(found.map((row) => [row.id, toOrganisation(row)]));
  const city = toCity(await findCity(queryable, at, knownAt));
  return rows.map((row) => toSensor(row, { city, organisations }));
}
