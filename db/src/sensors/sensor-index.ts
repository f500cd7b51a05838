import type { Kind, Location } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { joinOwner } from "./held-versions.ts";
import { ENTRY_CTE, PERSONAL_DATA, type PublicStatus } from "./sensor-at.ts";

/** What filters, counts, sorting and a map need of a sensor now; the rest is read for the rows that are shown. */
export interface SensorIndexRow {
  id: number;
  publicId: string;
  owner: string;
  reference: string;
  version: number;
  validFrom: Date;
  status: PublicStatus;
  operatingFrom: Date;
  operatingTo: Date | null;
  kind: Kind;
  mobile: boolean;
  personalData: "none" | "in-the-box" | "stored";
  demo: boolean;
  name: Record<string, string>;
  description: Record<string, string>;
  place: Record<string, string> | null;
  poleCode: string | null;
  location: Location;
  /** What it can see, hear or count; null: not told. */
  sensingArea: Extract<Location, { type: "Polygon" }> | null;
  theme: string | null;
  /** What its model takes in; null: no model is known. */
  capture: string | null;
  /** Centre of its extent, `[longitude, latitude]` in degrees. */
  longitude: number;
  latitude: number;
  ownerName: string;
  /** As its datastreams name them, in no order: id and words. */
  purposes: { id: string; text: Record<string, string> }[];
  /** Of its promises; null: none was judged yet. */
  worst: "broken" | "attention" | "not-measurable" | "not-yet" | "kept" | null;
  broken: string[];
  /** The shortest retention of its raw readings, as the file says it; null: no datastreams. */
  keptFor: string | null;
}

const SELECT = `with ${ENTRY_CTE}
select
  entry.id,
  entry.public_id as "publicId",
  entry.owner,
  entry.reference,
  entry.version,
  entry.valid_from as "validFrom",
  entry.status,
  entry.operating_from as "operatingFrom",
  entry.operating_to as "operatingTo",
  entry.kind,
  coalesce((entry.body -> 'mobile')::boolean, false) as "mobile",
  ${PERSONAL_DATA} as "personalData",
  coalesce(owner.demo, false) as "demo",
  entry.body -> 'name' as "name",
  entry.body -> 'description' as "description",
  entry.body -> 'place' as "place",
  entry.body ->> 'poleCode' as "poleCode",
  entry.body -> 'location' as "location",
  entry.body -> 'sensingArea' as "sensingArea",
  entry.body ->> 'theme' as "theme",
  entry.model_body ->> 'capture' as "capture",
  (center(entry.extent))[0] as "longitude",
  (center(entry.extent))[1] as "latitude",
  coalesce(owner.body ->> 'name', entry.owner) as "ownerName",
  coalesce(stream.purposes, '[]') as "purposes",
  promise.worst,
  coalesce(promise.broken, '{}') as "broken",
  kept."for" as "keptFor"
from entry
${joinOwner("entry.owner", "entry.at")}
left join lateral (
  select jsonb_agg(distinct jsonb_build_object('id', purpose -> 'id', 'text', purpose -> 'text')) as purposes
  from datastream_version version
  cross join jsonb_array_elements(version.body -> 'purposes') purpose
  where version.sensor_id = entry.id
    and version.version = entry.version
) stream on true
left join lateral (
  select version.body -> 'retention' ->> 'raw' as "for"
  from datastream_version version
  where version.sensor_id = entry.id
    and version.version = entry.version
  order by version.retention_raw, version.datastream_id
  limit 1
) kept on true
left join lateral (
  select
    (array_agg(verdict order by array_position(
      array['broken', 'attention', 'kept', 'not-yet', 'not-measurable'], verdict
    )))[1] as worst,
    array_agg(distinct state.promise) filter (where verdict = 'broken') as broken
  from promise_state state
  where state.sensor_id = entry.id
) promise on true
where entry.id > $3
order by entry.id
limit $4`;

/**
 * A slice of all public sensors as they are now, in the order in which they were first recorded.
 *
 * @param after - `id` of the last row of the slice before; 0: from the start
 * @param limit - at most 5,000
 */
export async function findSensorIndex(
  queryable: Queryable,
  after: number,
  limit: number,
): Promise<SensorIndexRow[]> {
  const { rows } = await queryable.query<SensorIndexRow>(SELECT, [null, null, after, limit]);
  return rows;
}
