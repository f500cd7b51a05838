/** Minutes of a zone's past that nobody computed at their time. */
import type { Queryable } from "../database.ts";
import type { ZoneMoment } from "./zone-history.ts";

const SELECT_UNSEEN = `
  select minute as "at"
  from generate_series(
    date_trunc('minute', $2::timestamptz - interval 'PT0.000001S') + interval 'PT1M',
    $3::timestamptz - interval 'PT1M',
    interval 'PT1M'
  ) minute
  where not exists (
    select
    from zone_history
    where zone_id = $1
      and at = minute
      and filled_at is null
  )
  order by minute`;

/** Whole minutes in `[from, to)`, at most two days apart, without a state of their own time; those filled in are among them. */
export async function findUnseenMinutes(
  queryable: Queryable,
  zoneId: string,
  from: Date,
  to: Date,
): Promise<Date[]> {
  const { rows } = await queryable.query<{ at: Date }>(SELECT_UNSEEN, [zoneId, from, to]);
  return rows.map(({ at }) => at);
}

const FILL = `
  insert into zone_history (zone_id, at, level, occupancy, low, high, filled_at)
  select $1, at, level, occupancy, low, high, clock_timestamp()
  from unnest($2::timestamptz[], $3::text[], $4::float8[], $5::float8[], $6::float8[])
    as minute (at, level, occupancy, low, high)
  order by at
  on conflict (zone_id, at) do update set
    level = excluded.level,
    occupancy = excluded.occupancy,
    low = excluded.low,
    high = excluded.high,
    filled_at = excluded.filled_at
  where zone_history.filled_at is not null
    and (zone_history.level, zone_history.occupancy, zone_history.low, zone_history.high)
      is distinct from (excluded.level, excluded.occupancy, excluded.low, excluded.high)`;

/** Fills minutes in, or changes what was filled in; what was shown at its time stays. @returns how many rows were written */
export async function fillZoneMinutes(
  queryable: Queryable,
  zoneId: string,
  moments: readonly ZoneMoment[],
): Promise<number> {
  const { rowCount } = await queryable.query(FILL, [
    zoneId,
    moments.map(({ at }) => at),
    moments.map(({ level }) => level),
    moments.map(({ occupancy }) => occupancy),
    moments.map(({ low }) => low),
    moments.map(({ high }) => high),
  ]);
  return rowCount ?? 0;
}
