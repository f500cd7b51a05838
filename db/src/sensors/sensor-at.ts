/**
 * The sensors of the public register as they were at an instant, as known at another: the part that several questions
 * share. `$1` is the instant, `$2` since when nothing recorded counts; null for either: now, and everything.
 *
 * A version counts by its `valid_from`. Before the first one holds, an entry is known from the moment it was recorded:
 * an announced sensor is in the register though it does not hang there yet.
 */
import { publicStatus } from "./held-versions.ts";

/** States of a version that the public sees; `expired` is derived from the end of the operating window. */
export const PUBLIC_STATUSES = ["announced", "active", "paused", "expired", "removed"] as const;
export type PublicStatus = (typeof PUBLIC_STATUSES)[number];

/**
 * Columns of `entry` but for what only one question asks: of a row of `sensor`, its version `version` and that one's
 * `model`, with the status it has at the moment `at`.
 */
export function entryColumns(version: string, at: string): string {
  return `sensor.id,
    sensor.public_id,
    sensor.owner,
    sensor.reference,
    ${version}.version,
    ${version}.valid_from,
    ${version}.recorded_at,
    ${version}.corrects_reason,
    ${publicStatus(version, at)} as status,
    ${version}.operating_from,
    ${version}.operating_to,
    ${version}.kind,
    ${version}.body,
    ${version}.sensor_model_id,
    model.body as model_body`;
}

/** Joins, as `model`, the model of a version of a sensor as it was at a moment, as known at another. */
export function joinModel(version: string, at: string, known: string): string {
  return `left join lateral (
    select of_model.body
    from sensor_model_version of_model
    where of_model.sensor_model_id = ${version}.sensor_model_id
      and of_model.recorded_at <= ${known}
    order by of_model.valid_from <= ${at} desc, of_model.version desc
    limit 1
  ) model on true`;
}

/** Common table expressions `asked` (one row) and `entry` (a row per public sensor). */
export const ENTRY_CTE = `asked as (
  select
    coalesce($1::timestamptz, clock_timestamp()) as at,
    coalesce($2::timestamptz, 'infinity') as known
),
entry as (
  select
    ${entryColumns("held", "asked.at")},
    held.extent,
    asked.at
  from asked
  cross join sensor
  cross join lateral (
    select *
    from sensor_version version
    where version.sensor_id = sensor.id
      and version.recorded_at <= asked.known
      and (version.valid_from <= asked.at or version.recorded_at <= asked.at)
    order by version.valid_from <= asked.at desc, version.version desc
    limit 1
  ) held
  ${joinModel("held", "asked.at", "asked.known")}
  where held.status in ('announced', 'active', 'paused', 'removed')
)`;

/**
 * What about persons is taken in or kept, of a row of `entry`: derived here and now, since a model's capture can change
 * without a new version of its sensors.
 */
export const PERSONAL_DATA = `case
  when exists (
    select
    from datastream_version stream
    where stream.sensor_id = entry.id
      and stream.version = entry.version
      and stream.identifiability in ('pseudonymous', 'identifiable')
  ) then 'stored'
  when entry.model_body ->> 'capture' in ('camera', 'microphone', 'wifi')
    or exists (
      select
      from datastream_version stream
      where stream.sensor_id = entry.id
        and stream.version = entry.version
        and stream.identifiability = 'deidentified'
    ) then 'in-the-box'
  else 'none'
end`;
