import type { Location } from "@meetpaal/model";
import type { Queryable } from "../database.ts";

/** A sensor that measured at some time of a window, by the last version of it that did. */
export interface ActiveSensorRow {
  publicId: string;
  /** An instant of the window at which that version held. */
  at: Date;
  /** How many versions of it measured within the window. */
  versions: number;
  location: Location;
  sensingArea: Extract<Location, { type: "Polygon" }> | null;
}

export interface ActiveQuestion {
  /** Included, and excluded. */
  from: Date;
  to: Date;
  /** West, south, east, north in degrees, WGS 84; touching counts. */
  box: readonly [number, number, number, number];
  /** At most 5,000. */
  limit: number;
}

// A version holds from its `valid_from` until that of any later one.
const SELECT = `select
  sensor.public_id as "publicId",
  (array_agg(greatest(version.valid_from, version.operating_from, $1) order by version.version desc))[1] as "at",
  count(*)::int as "versions",
  (array_agg(version.body -> 'location' order by version.version desc))[1] as "location",
  (array_agg(version.body -> 'sensingArea' order by version.version desc))[1] as "sensingArea"
from sensor_version version
join sensor on sensor.id = version.sensor_id
cross join lateral (
  select coalesce(min(later.valid_from), 'infinity') as valid_to
  from sensor_version later
  where later.sensor_id = version.sensor_id
    and later.version > version.version
) held
where version.status = 'active'
  and version.extent && box(point($3, $4), point($5, $6))
  and greatest(version.valid_from, version.operating_from, $1)
    < least(held.valid_to, coalesce(version.operating_to, 'infinity'), $2)
group by sensor.id
order by sensor.id
limit $7`;

/** Sensors that measured within a window and whose place touches a box, in the order in which they were first recorded. */
export async function findActiveBetween(
  queryable: Queryable,
  { from, to, box, limit }: ActiveQuestion,
): Promise<ActiveSensorRow[]> {
  const { rows } = await queryable.query<ActiveSensorRow>(SELECT, [from, to, ...box, limit]);
  return rows;
}
