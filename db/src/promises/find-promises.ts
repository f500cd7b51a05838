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

const SELECT = `with ${ENTRY_CTE}
select
  state.sensor_id as "sensorId",
  entry.public_id as "publicId",
  entry.owner,
  entry.body -> 'name' as "name",
  coalesce(owner.demo, false) as "demo",
  ${PRACTICE_COLUMNS}
from promise_state state
join entry on entry.id = state.sensor_id
${joinOwner("entry.owner", "entry.at")}
where ($3::text[] is null or state.verdict = any($3))
  and ($4::timestamptz is null or state.since >= $4)
  and ($5::text[] is null or entry.owner = any($5))
  and (state.sensor_id, state.promise collate "C", coalesce(state.datastream_id, 0)) > ($6, $7 collate "C", $8)
order by state.sensor_id, state.promise collate "C", coalesce(state.datastream_id, 0)
limit $9`;

/**
 * A slice of the promises of all sensors that the public sees, by sensor.
 *
 * @param slice - `after` undefined: from the start; `limit` at most 5,000
 */
export async function findPromises(
  queryable: Queryable,
  { verdict, since, owner }: PromiseFilter,
  { after, limit }: { after?: PromisePlace | undefined; limit: number },
): Promise<CityPromiseRow[]> {
  const { rows } = await queryable.query<CityPromiseRow>(SELECT, [
    null,
    null,
    verdict ?? null,
    since ?? null,
    owner ?? null,
    after?.sensorId ?? 0,
    after?.promise ?? "",
    after?.datastream ?? 0,
    limit,
  ]);
  return rows;
}
