import type { Queryable } from "../database.ts";
import { joinOwner } from "../sensors/held-versions.ts";

const SELECT = `
  select coalesce(owner.demo, false) as "demo"
  from zone
  ${joinOwner("zone.owner", "clock_timestamp()")}
  where zone.id = $1`;

/** Whether a zone, removed or not, is of an owner whose register is an example; false where there is none of this id. */
export async function isZoneDemo(queryable: Queryable, zoneId: string): Promise<boolean> {
  const { rows } = await queryable.query<{ demo: boolean }>(SELECT, [zoneId]);
  return rows[0]?.demo ?? false;
}
