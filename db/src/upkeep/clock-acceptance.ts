/** The database's clock, and how often somebody found it right: the guards of all processes look at both together. */
import type { Queryable } from "../database.ts";

const LOOK = `select
  clock_timestamp() as "now",
  (select coalesce(max(id), 0) from clock_acceptance) as "accepted"`;

export interface ClockLook {
  now: Date;
  /** Grows with every acceptance. */
  accepted: number;
}

export async function lookAtClock(queryable: Queryable): Promise<ClockLook> {
  const { rows } = await queryable.query<ClockLook>(LOOK);
  const [look] = rows;
  if (look === undefined) throw new Error("the clock gives one row");
  return look;
}

/** Says to every process that the clock is right as it is; each hears it at its next look, within half a minute. */
export async function acceptClock(queryable: Queryable): Promise<void> {
  await queryable.query("insert into clock_acceptance default values");
}
