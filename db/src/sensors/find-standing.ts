import type { Queryable } from "../database.ts";
import { joinOwner } from "./held-versions.ts";
import { ENTRY_CTE } from "./sensor-at.ts";

/** That a sensor is in the public register, and when that was looked up. */
export interface Standing {
  /** By the database's clock. */
  now: Date;
  /** Of its owner. */
  demo: boolean;
}

const SELECT = `with ${ENTRY_CTE}
select entry.at as "now", coalesce(owner.demo, false) as "demo"
from entry
${joinOwner("entry.owner", "entry.at")}
where entry.public_id = $3`;

/** Null: it is unknown, or not public. */
export async function findStanding(queryable: Queryable, publicId: string): Promise<Standing | null> {
  const values = [null, null, publicId];
  const { rows } = await queryable.query<Standing>({ name: "find-standing", text: SELECT, values });
  return rows[0] ?? null;
}
