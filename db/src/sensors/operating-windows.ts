import type { Queryable } from "../database.ts";

const WINDOWS = `select sensor.reference, sensor.public_id as "publicId", version.operating_from as "from", version.operating_to as "to"
from sensor
join lateral (
  select operating_from, operating_to
  from sensor_version
  where sensor_id = sensor.id
  order by sensor_version.version desc
  limit 1
) version on true
where sensor.owner = $1`;

export interface OperatingWindow {
  reference: string;
  publicId: string;
  from: Date;
  /** Null: no end. */
  to: Date | null;
}

/** When each sensor of an owner operates, `[from, to)`, as its newest version says. */
export async function findOperatingWindows(queryable: Queryable, owner: string): Promise<OperatingWindow[]> {
  const { rows } = await queryable.query<OperatingWindow>(WINDOWS, [owner]);
  return rows;
}
