import type { CrowdLevel } from "@meetpaal/model";
import type { Queryable } from "../database.ts";

/** A whole minute of a zone's past. */
export interface ZoneMoment {
  at: Date;
  level: CrowdLevel;
  occupancy: number | null;
  low: number | null;
  high: number | null;
}

const UPSERT_MOMENT = `
  insert into zone_history (zone_id, at, level, occupancy, low, high)
  values ($1, date_trunc('minute', $2::timestamptz), $3, $4, $5, $6)
  on conflict (zone_id, at) do update set
    level = excluded.level,
    occupancy = excluded.occupancy,
    low = excluded.low,
    high = excluded.high,
    filled_at = null`;

/** Keeps how a zone stands; of one minute the last. */
export async function upsertZoneMoment(
  queryable: Queryable,
  zoneId: string,
  moment: ZoneMoment,
): Promise<void> {
  await queryable.query(UPSERT_MOMENT, [
    zoneId,
    moment.at,
    moment.level,
    moment.occupancy,
    moment.low,
    moment.high,
  ]);
}

const SELECT_HISTORY = `
  select at, level, occupancy, low, high
  from zone_history
  where zone_id = $1
    and at >= $2
    and at < $3
  order by at
  limit $4`;

/** Minutes in `[from, to)`, oldest first. */
export async function findZoneHistory(
  queryable: Queryable,
  { zoneId, from, to, limit }: { zoneId: string; from: Date; to: Date; limit: number },
): Promise<ZoneMoment[]> {
  const { rows } = await queryable.query<ZoneMoment>(SELECT_HISTORY, [zoneId, from, to, limit]);
  return rows;
}

const DELETE_HISTORY = `
  delete from zone_history
  where zone_id = $1
    and at < $2`;

/** Deletes what is older than the gates' single counts may be kept: it follows from them. */
export async function deleteZoneHistory(queryable: Queryable, zoneId: string, before: Date): Promise<number> {
  const { rowCount } = await queryable.query(DELETE_HISTORY, [zoneId, before]);
  return rowCount ?? 0;
}
