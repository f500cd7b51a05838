/**
 * Streams as the live feed needs them: all of a large register when a process starts, and of later imports what they changed.
 * Each version is read once for a whole slice, and no body: a process that holds 200,000 streams keeps little of each.
 */
import type { Queryable } from "../database.ts";
import { joinOwner } from "../sensors/held-versions.ts";
import type { DisclosureRule, StreamRow } from "./find-streams.ts";

/** By the newest version that declares it; `rules` as those of a `StreamRow`, one where nothing was ever held back. */
export type LiveStreamRow = Pick<
  StreamRow,
  "id" | "sensorId" | "aggregation" | "intervalS" | "identifiability" | "isPublic" | "demo" | "rules"
>;

type Row = Omit<LiveStreamRow, "rules"> & {
  rules: { from: string; below: number | null; delayS: number | null }[] | null;
};

const SELECT = `with moment as materialized (
  select clock_timestamp() as now
), page as materialized (
  select id, sensor_id
  from datastream
  where id > $1
    and (
      $3::int8 is null
      or sensor_id in (
        select version.sensor_id
        from contract_generation generation
        join sensor_version version using (import_id)
        where generation.number > $3
        union all
        select sensor.id
        from contract_generation generation
        join organisation_version version using (import_id)
        join sensor on sensor.owner = version.organisation_id
        where generation.number > $3
      )
    )
  order by id
  limit $2
), state as (
  select
    version.sensor_id,
    version.version,
    version.valid_from,
    version.status,
    row_number() over (
      partition by version.sensor_id
      order by version.valid_from <= now desc, version.version desc
    ) as place
  from (select distinct sensor_id from page) sensor
  join sensor_version version using (sensor_id)
  cross join moment
), owning as materialized (
  select held.owner as id, owner.demo
  from (
    select distinct owner
    from sensor
    where id in (select sensor_id from page)
  ) held
  ${joinOwner("held.owner", "(select now from moment)")}
)
select
  page.id,
  page.sensor_id as "sensorId",
  (array_agg(version.aggregation order by state.place))[1] as "aggregation",
  (array_agg(version.interval_s order by state.place))[1] as "intervalS",
  (array_agg(version.identifiability order by state.place))[1] as "identifiability",
  (array_agg(version.is_public order by state.place))[1]
    and held.status in ('announced', 'active', 'paused', 'removed') as "isPublic",
  coalesce(owning.demo, false) as "demo",
  case when bool_or(version.disclose_below is not null or version.disclose_delay is not null) then jsonb_agg(
    jsonb_build_object(
      'from', state.valid_from,
      'below', version.disclose_below,
      'delayS', extract(epoch from version.disclose_delay)
    )
    order by version.version
  ) end as "rules"
from page
join state held on held.sensor_id = page.sensor_id and held.place = 1
join datastream_version version on version.datastream_id = page.id
join state on state.sensor_id = page.sensor_id and state.version = version.version
join sensor on sensor.id = page.sensor_id
left join owning on owning.id = sensor.owner
group by page.id, page.sensor_id, held.status, owning.demo
order by page.id`;

/** Where nothing was ever held back every moment has the same rule. */
const NOTHING_HELD_BACK: DisclosureRule[] = [{ from: new Date(0), below: null, delayS: null }];

/**
 * A slice of the streams, public or not, by id.
 *
 * @param after - id of the last one of the slice before; 0: from the start
 * @param limit - at most 5,000
 * @param since - a generation: only streams of sensors that an import after it wrote, or whose owner it did; null: all
 */
export async function findLiveStreams(
  queryable: Queryable,
  after: number,
  limit: number,
  since: number | null,
): Promise<LiveStreamRow[]> {
  const { rows } = await queryable.query<Row>(SELECT, [after, limit, since]);
  return rows.map(({ rules, ...row }) => ({
    ...row,
    rules:
      rules === null
        ? NOTHING_HELD_BACK
        : rules.map(({ from, below, delayS }) => ({ from: new Date(from), below, delayS })),
  }));
}
