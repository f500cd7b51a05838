/** Gives new sensors and streams their lasting numbers; those that had one keep it. */
import { makePublicId } from "@meetpaal/model";
import type { Queryable, Transaction } from "../database.ts";

const SELECT_TAKEN = `
  select public_id as "publicId"
  from sensor
  where public_id = any ($1)`;

/** As many ids as are asked for, none of which was ever used. */
export async function freePublicIds(
  queryable: Queryable,
  count: number,
  randomBytes: (count: number) => Uint8Array,
): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const drawn = new Set<string>();
    while (drawn.size < count - free.size) drawn.add(makePublicId(randomBytes));
    const { rows } = await queryable.query<{ publicId: string }>(SELECT_TAKEN, [[...drawn]]);
    const taken = new Set(rows.map(({ publicId }) => publicId));
    for (const id of drawn) if (!taken.has(id)) free.add(id);
  }
  return [...free];
}

export interface SensorIdentity {
  id: number;
  publicId: string;
}

const INSERT_SENSORS = `
  insert into sensor (public_id, owner, reference)
  select new.public_id, new.owner, new.reference
  from unnest($1::text[], $2::text[], $3::text[]) with ordinality as new (public_id, owner, reference, place)
  order by new.place
  returning id, public_id as "publicId", owner || '/' || reference as "name"`;

/** @returns by `owner/reference` */
export async function insertSensors(
  tx: Transaction,
  sensors: readonly { owner: string; reference: string }[],
  randomBytes: (count: number) => Uint8Array,
): Promise<Map<string, SensorIdentity>> {
  const publicIds = await freePublicIds(tx, sensors.length, randomBytes);
  const { rows } = await tx.query<SensorIdentity & { name: string }>(INSERT_SENSORS, [
    publicIds,
    sensors.map(({ owner }) => owner),
    sensors.map(({ reference }) => reference),
  ]);
  return new Map(rows.map(({ name, id, publicId }) => [name, { id, publicId }]));
}

const INSERT_STREAMS = `
  insert into datastream (sensor_id, key)
  select new.sensor_id, new.key
  from unnest($1::int[], $2::text[]) with ordinality as new (sensor_id, key, place)
  order by new.place
  on conflict do nothing`;

const SELECT_STREAMS = `
  select id, sensor_id as "sensorId", key
  from datastream
  where sensor_id = any ($1)`;

export interface StreamIdentity {
  id: number;
  sensorId: number;
  key: string;
}

/** @returns all streams of these sensors, ended ones too */
export async function insertStreams(
  tx: Transaction,
  streams: readonly { sensorId: number; key: string }[],
): Promise<StreamIdentity[]> {
  const sensorIds = streams.map(({ sensorId }) => sensorId);
  await tx.query(INSERT_STREAMS, [sensorIds, streams.map(({ key }) => key)]);
  const { rows } = await tx.query<StreamIdentity>(SELECT_STREAMS, [[...new Set(sensorIds)]]);
  return rows;
}
