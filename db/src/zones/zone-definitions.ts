import type { ZoneBody } from "@meetpaal/model";
import type { Queryable } from "../database.ts";

/** A zone as the register says it now. */
export interface ZoneDefinition {
  id: string;
  owner: string;
  version: number;
  recordedAt: Date;
  body: ZoneBody;
}

const SELECT_DEFINITIONS = `
  select distinct on (version.zone_id)
    version.zone_id as "id",
    zone.owner,
    version.version,
    version.recorded_at as "recordedAt",
    version.body
  from zone_version version
  join zone on zone.id = version.zone_id
  where version.valid_from <= clock_timestamp()
  order by version.zone_id, version.version desc`;

/** Every zone that is in the register now, by id. */
export async function findZoneDefinitions(queryable: Queryable): Promise<ZoneDefinition[]> {
  const { rows } = await queryable.query<ZoneDefinition>(SELECT_DEFINITIONS);
  return rows;
}
