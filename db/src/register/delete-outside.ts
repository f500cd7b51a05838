/**
 * Deletes what is stored of streams outside the time in which the register now allows it.
 *
 * Two things need it. A correction ends a window earlier than was said. And a device's clock may run ahead, so that at
 * the moment a new version is recorded there are values of the next minutes already, which it may not declare.
 */
import type { Transaction } from "../database.ts";

/** What may stay of a stream: values in `[from, to)`, or none, as far as they are of `since` or later. */
export interface Allowed {
  datastreamId: number;
  /** Null: from the beginning. */
  since: string | null;
  /** Null: nothing may stay. */
  window: { from: string; to: string | null } | null;
  /** How long a value reaches after its time: an interval count [s], otherwise 0. */
  spanS: number;
}

const CUT = `
  cut as (
    select datastream_id, coalesce(since, '-infinity') as since, from_time, coalesce(to_time, 'infinity') as to_time,
      make_interval(secs => span_s) as span
    from unnest($1::int[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::int[])
      as cut (datastream_id, since, from_time, to_time, span_s)
  )`;

/** True for a value at `time`; a stream that may keep nothing has no `from_time`. */
const outside = (table: string): string => `
  ${table}.datastream_id = cut.datastream_id
  and ${table}.time >= cut.since
  and (
    cut.from_time is null
    or ${table}.time < cut.from_time
    or ${table}.time >= cut.to_time
    or ${table}.time + cut.span > cut.to_time
  )`;

const DELETE_READINGS = `
  with ${CUT}, gone as (
    delete from reading
    using cut
    where ${outside("reading")}
    returning reading.datastream_id, reading.time
  ), marked as (
    insert into rollup_mark (datastream_id, hour)
    select distinct datastream_id, date_trunc('hour', time)
    from gone
    where time < (select watermark from rollup_state)
  )
  select datastream_id as "datastreamId", count(*) as "deleted"
  from gone
  group by datastream_id`;

/** Hours and days that lie outside altogether, and those cut in two of which single values are gone already. */
const deleteRolled = (table: string, end: string): string => `
  with ${CUT}
  delete from ${table} rolled
  using cut
  where rolled.datastream_id = cut.datastream_id
    and rolled.start_at >= cut.since
    and (
      cut.from_time is null
      or ${end} <= cut.from_time
      or rolled.start_at >= cut.to_time
      or (
        (rolled.start_at < cut.from_time or ${end} > cut.to_time)
        and exists (
          select
          from retention_floor floor
          where floor.datastream_id = rolled.datastream_id
            and floor.tier = 'raw'
            and floor.deleted_before > rolled.start_at
        )
      )
    )`;
const DELETE_HOURS = deleteRolled("reading_hour", "rolled.start_at + interval '1 hour'");
const DELETE_DAYS = deleteRolled("reading_day", "rolled.end_at");

const DELETE_LATEST = `
  with ${CUT}
  delete from latest
  using cut
  where ${outside("latest")}
  returning latest.datastream_id as "datastreamId", latest.received_at as "receivedAt"`;

const RESTORE_LATEST = `
  insert into latest (datastream_id, time, value, received_at)
  select newest.datastream_id, newest.time, newest.value, gone.received_at
  from unnest($1::int[], $2::timestamptz[]) as gone (datastream_id, received_at)
  cross join lateral (
    select datastream_id, time, value
    from reading
    where datastream_id = gone.datastream_id
    order by time desc
    limit 1
  ) newest
  on conflict (datastream_id) do nothing`;

const FORGET_NUMBERS = `
  with ${CUT}
  update quarantine
  set value = null, stored_value = null
  from cut
  where ${outside("quarantine")}
    and (quarantine.value is not null or quarantine.stored_value is not null)`;

/**
 * Whoever calls it holds the contract lock alone, so nothing is being stored meanwhile.
 *
 * @returns how many readings went, by stream; streams that lost none are left out
 */
export async function deleteOutside(
  tx: Transaction,
  allowed: readonly Allowed[],
): Promise<{ datastreamId: number; deleted: number }[]> {
  if (allowed.length === 0) return [];
  const values = [
    allowed.map(({ datastreamId }) => datastreamId),
    allowed.map(({ since }) => since),
    allowed.map(({ window }) => window?.from ?? null),
    allowed.map(({ window }) => window?.to ?? null),
    allowed.map(({ spanS }) => spanS),
  ];
  const { rows } = await tx.query<{ datastreamId: number; deleted: number }>(DELETE_READINGS, values);
  await tx.query(DELETE_HOURS, values);
  await tx.query(DELETE_DAYS, values);
  const { rows: gone } = await tx.query<{ datastreamId: number; receivedAt: Date }>(DELETE_LATEST, values);
  await tx.query(RESTORE_LATEST, [
    gone.map(({ datastreamId }) => datastreamId),
    gone.map(({ receivedAt }) => receivedAt),
  ]);
  await tx.query(FORGET_NUMBERS, values);
  return rows;
}
