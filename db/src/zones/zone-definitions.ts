import type { ZoneBody } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { JOIN_HELD_ZONE } from "./held-zone.ts";

/** A zone as the register says it now. */
export interface ZoneDefinition {
  id: string;
  owner: string;
  version: number;
  recordedAt: Date;
  body: ZoneBody;
}

const SELECT_DEFINITIONS = `
  select zone.id, zone.owner, held.version, held.recorded_at as "recordedAt", held.body
  from zone
  ${JOIN_HELD_ZONE}
  where held.body ->> 'status' is distinct from 'removed'
  order by zone.id`;

/** Every zone that is in the register now, by id. */
export async function findZoneDefinitions(queryable: Queryable): Promise<ZoneDefinition[]> {
  const { rows } = await queryable.query<ZoneDefinition>(SELECT_DEFINITIONS);
  return rows;
}
