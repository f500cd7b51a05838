import type { Queryable } from "../database.ts";
import { joinOwner } from "../sensors/held-versions.ts";
import { ENTRY_CTE } from "../sensors/sensor-at.ts";

/** A moment at which a promise began to be broken. */
export interface BreakRow {
  id: string;
  publicId: string;
  name: Record<string, string>;
  promise: string;
  at: Date;
  demo: boolean;
}

const SELECT = `with ${ENTRY_CTE}
select
  change.id::text as "id",
  entry.public_id as "publicId",
  entry.body -> 'name' as "name",
  change.promise,
  change.at,
  coalesce(owner.demo, false) as "demo"
from promise_change change
join entry on entry.id = change.sensor_id
${joinOwner("entry.owner", "entry.at")}
where change.verdict = 'broken'
order by change.id desc
limit $3`;

/** Of sensors that the public sees, newest first. */
export async function findNewestBreaks(queryable: Queryable, limit: number): Promise<BreakRow[]> {
  const { rows } = await queryable.query<BreakRow>(SELECT, [null, null, limit]);
  return rows;
}
