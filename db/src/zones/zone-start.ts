import type { Queryable } from "../database.ts";

/** From where counting goes on: people counted by hand, or a reset. */
export interface ZoneStart {
  id: number;
  kind: "manual" | "reset";
  people: number;
  at: Date;
}

const SELECT_START = `
  select id, kind, people, at
  from zone_count
  where zone_id = $1
    and at <= $2
  order by at desc, id desc
  limit 1`;

/** The newest start at a moment; of two for the same moment the one recorded last. */
export async function findZoneStart(
  queryable: Queryable,
  zoneId: string,
  at: Date,
): Promise<ZoneStart | null> {
  const { rows } = await queryable.query<ZoneStart>(SELECT_START, [zoneId, at]);
  return rows[0] ?? null;
}

const SELECT_STARTS = `
  select id, kind, people, at
  from zone_count
  where zone_id = $1
    and at < $3
    and at >= coalesce((select max(at) from zone_count where zone_id = $1 and at <= $2), $2)
  order by at, id`;

/** The start that held at `from`, and those after it until `to`, oldest first; of two for one moment the later recorded is last. */
export async function findZoneStarts(
  queryable: Queryable,
  zoneId: string,
  from: Date,
  to: Date,
): Promise<ZoneStart[]> {
  const { rows } = await queryable.query<ZoneStart>(SELECT_STARTS, [zoneId, from, to]);
  return rows;
}

const INSERT_START = `
  insert into zone_count (zone_id, kind, people, at, recorded_at, reason)
  values ($1, $2, $3, $4, clock_timestamp(), $5)`;

/** @param start - `reason` is what a person typed, or the code of our own */
export async function insertZoneStart(
  queryable: Queryable,
  start: { zoneId: string; kind: ZoneStart["kind"]; people: number; at: Date; reason: string },
): Promise<void> {
  await queryable.query(INSERT_START, [start.zoneId, start.kind, start.people, start.at, start.reason]);
}
