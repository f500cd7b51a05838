/**
 * How long a reading is kept: the shortest of all promises published for its stream from its time until now.
 *
 * A promise counts for every reading of before the next one took effect (of one recorded together with the next, to
 * correct the past: of before the next one holds). So each promise makes everything older than
 * `least(its end, now - its term)` due, and all of them together everything older than the latest of these. When none
 * is in force, the last one published goes on counting.
 *
 * A tier that was not promised is not stored. Where only days were, hours are what days come from: they go with raw.
 */

/**
 * Common table expressions; the last is `cutoff (datastream_id, raw_before, hour_before, day_before)`.
 *
 * @param now - SQL of the instant for which is asked; versions recorded later are not known then
 * @param which - SQL condition on `declared.datastream_id`
 */
export function cutoffCte(now: string, which: string): string {
  return `moment as materialized (
  select ${now} as now
), promise as (
  select
    declared.datastream_id,
    coalesce(
      case
        when version.recorded_at = lead(version.recorded_at) over following then lead(version.valid_from) over following
        else lead(greatest(version.valid_from, version.recorded_at)) over following
      end,
      'infinity'
    ) as end_at,
    version.recorded_at,
    retention_raw as raw_term,
    coalesce(retention_hour, case when retention_day is not null then retention_raw end) as hour_term,
    retention_day as day_term,
    now - retention_raw as raw_before,
    now - coalesce(retention_hour, case when retention_day is not null then retention_raw end) as hour_before,
    now - retention_day as day_before
  from datastream_version declared
  join sensor_version version using (sensor_id, version)
  cross join moment
  where ${which}
    and version.recorded_at <= now
  window following as (partition by declared.datastream_id order by declared.version)
), cutoff as (
  select
    datastream_id,
    max(least(end_at, raw_before)) as raw_before,
    max(least(end_at, coalesce(hour_before, 'infinity'))) as hour_before,
    max(least(end_at, coalesce(day_before, 'infinity'))) as day_before
  from promise
  group by datastream_id
)`;
}

/** An instant that a run of a job takes for no later than; `infinity`: only its database's clock counts. */
export type NotAfter = Date | "infinity";

/** SQL of the time for a run that deletes, whose clock may jump meanwhile. @param parameter - its {@link NotAfter} */
export function clockUpTo(parameter: string): string {
  return `least(clock_timestamp(), ${parameter}::timestamptz)`;
}

/** Rows of `values` for one of `cutoff`: a tier, what is older is due, and its oldest row (of an hour or day its start). */
export const OLDEST_BY_TIER = `(
    'raw',
    raw_before,
    (select time from reading where datastream_id = cutoff.datastream_id order by time limit 1)
  ), (
    'hour',
    hour_before,
    (select start_at from reading_hour where datastream_id = cutoff.datastream_id order by start_at limit 1)
  ), (
    'day',
    day_before,
    (select start_at from reading_day where datastream_id = cutoff.datastream_id order by start_at limit 1)
  )`;
