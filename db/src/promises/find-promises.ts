import type { Queryable } from "../database.ts";
import { joinOwner } from "../sensors/held-versions.ts";
import { ENTRY_CTE } from "../sensors/sensor-at.ts";
import { PRACTICE_COLUMNS, type PracticeRow } from "./find-practice.ts";

/** A promise, how it stands, and whose it is. */
export interface CityPromiseRow extends PracticeRow {
  sensorId: number;
  publicId: string;
  owner: string;
  name: Record<string, string>;
  /** An example: what it measures is not real. */
  demo: boolean;
  /** How often it began to be broken in the calendar year, until now. */
  times: number;
  /** How long it was broken in the calendar year, until it was measured last [h]. */
  hours: number;
}

/** All that is given must hold; of a list, any. */
export interface PromiseFilter {
  verdict?: readonly string[] | undefined;
  /** The verdict is what it is since then, or later. */
  since?: Date | undefined;
  /** Ids of organisations. */
  owner?: readonly string[] | undefined;
}

/** After which promise a slice begins; datastream 0: the one of the whole sensor. */
export interface PromisePlace {
  sensorId: number;
  promise: string;
  datastream: number;
}

// A break that has not ended counts from the state itself: the change that began it may be so old that it was deleted.
const SELECT = `with ${ENTRY_CTE}, this_year as (
  select date_trunc('year', at at time zone $10) at time zone $10 as year_at
  from asked
)
select
  state.sensor_id as "sensorId",
  entry.public_id as "publicId",
  entry.owner,
  entry.body -> 'name' as "name",
  coalesce(owner.demo, false) as "demo",
  broken.times,
  broken.hours,
  ${PRACTICE_COLUMNS}
from promise_state state
join entry on entry.id = state.sensor_id
cross join this_year
${joinOwner("entry.owner", "entry.at")}
cross join lateral (
  select
    (count(*) filter (where from_at >= year_at))::int as times,
    coalesce(sum(extract(epoch from greatest(to_at - greatest(from_at, year_at), interval '0'))) / 3600, 0)::float8 as hours
  from (
    select verdict, at as from_at, lead(at) over (order by at, id) as to_at
    from promise_change change
    where change.sensor_id = state.sensor_id
      and change.promise = state.promise
      and change.datastream_id is not distinct from state.datastream_id
    union all
    select state.verdict, state.since, state.measured_at
  ) span
  where verdict = 'broken'
    and to_at > year_at
) broken
where ($3::text[] is null or state.verdict = any($3))
  and ($4::timestamptz is null or state.since >= $4)
  and ($5::text[] is null or entry.owner = any($5))
  and (state.sensor_id, state.promise collate "C", coalesce(state.datastream_id, 0)) > ($6, $7 collate "C", $8)`;

const BY_SENSOR = `${SELECT}
order by state.sensor_id, state.promise collate "C", coalesce(state.datastream_id, 0)
limit $9`;
const NEWEST = `${SELECT}
order by state.since desc, state.sensor_id, state.promise collate "C", coalesce(state.datastream_id, 0)
limit $9`;

/**
 * A slice of the promises of all sensors that the public sees, by sensor.
 *
 * @param timeZone - of the installation: its year began there
 * @param slice - `after` undefined: from the start; `limit` at most 5,000
 */
export async function findPromises(
  queryable: Queryable,
  timeZone: string,
  filter: PromiseFilter,
  { after, limit }: { after?: PromisePlace | undefined; limit: number },
): Promise<CityPromiseRow[]> {
  const { rows } = await queryable.query<CityPromiseRow>(
    BY_SENSOR,
    parametersOf(timeZone, filter, after, limit),
  );
  return rows;
}

/** Those that came to stand as they do most lately, newest first. */
export async function findNewestPromises(
  queryable: Queryable,
  timeZone: string,
  filter: PromiseFilter,
  limit: number,
): Promise<CityPromiseRow[]> {
  const { rows } = await queryable.query<CityPromiseRow>(
    NEWEST,
    parametersOf(timeZone, filter, undefined, limit),
  );
  return rows;
}

function parametersOf(
  timeZone: string,
  { verdict, since, owner }: PromiseFilter,
  after: PromisePlace | undefined,
  limit: number,
): unknown[] {
  return [
    null,
    null,
    verdict ?? null,
    since ?? null,
    owner ?? null,
    after?.sensorId ?? 0,
    after?.promise ?? "",
    after?.datastream ?? 0,
    limit,
    timeZone,
  ];
}
