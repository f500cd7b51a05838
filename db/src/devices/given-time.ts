/** Times given to moments of devices without a clock. */
import type { Queryable } from "../database.ts";

/** What a device calls one of its moments. */
export interface GivenKey {
  deviceId: string;
  /** Digest of the device and of its start, as a UUID. */
  boot: string;
  seq: number;
}

export interface GivenTime extends GivenKey {
  timeUs: number;
}

const FIND = `
  select device_id as "deviceId", boot::text, seq, (extract(epoch from time) * 1000000)::int8 as "timeUs"
  from given_time
  where (device_id, boot, seq) in (select * from unnest($1::text[], $2::uuid[], $3::int8[]))`;

/** @returns those of the moments that have a time */
export async function findGivenTimes(queryable: Queryable, keys: readonly GivenKey[]): Promise<GivenTime[]> {
  const { rows } = await queryable.query<GivenTime>(FIND, columnsOf(keys));
  return rows;
}

const LAST = `
  select device_id as "deviceId", (extract(epoch from max(time)) * 1000000)::int8 as "timeUs"
  from given_time
  where device_id = any ($1)
  group by device_id`;

/** @returns by device the newest time it was given */
export async function findLastGiven(
  queryable: Queryable,
  deviceIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await queryable.query<{ deviceId: string; timeUs: number }>(LAST, [deviceIds]);
  return new Map(rows.map(({ deviceId, timeUs }) => [deviceId, timeUs]));
}

const INSERT = `
  insert into given_time (device_id, boot, seq, time)
  select device_id, boot, seq, timestamptz 'epoch' + us * interval '1 microsecond'
  from unnest($1::text[], $2::uuid[], $3::int8[], $4::int8[]) as new (device_id, boot, seq, us)
  order by device_id, boot, seq
  on conflict do nothing`;

/** @returns how many could be recorded; fewer: another writer was first */
export async function insertGivenTimes(queryable: Queryable, times: readonly GivenTime[]): Promise<number> {
  const { rowCount } = await queryable.query(INSERT, [
    ...columnsOf(times),
    times.map(({ timeUs }) => timeUs),
  ]);
  return rowCount ?? 0;
}

function columnsOf(keys: readonly GivenKey[]): [string[], string[], number[]] {
  return [keys.map(({ deviceId }) => deviceId), keys.map(({ boot }) => boot), keys.map(({ seq }) => seq)];
}
