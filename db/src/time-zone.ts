import type { Queryable } from "./database.ts";

const SETTLE = `insert into installation (time_zone)
values ($1)
on conflict (id) do nothing`;
const READ = `select time_zone as "timeZone"
from installation`;

/**
 * Writes down the time zone of a new installation; days are its calendar days, so it never changes.
 *
 * @param timeZone - an IANA name
 * @returns the zone that holds: the given one, or the one that was settled before
 */
export async function settleTimeZone(queryable: Queryable, timeZone: string): Promise<string> {
  await queryable.query(SETTLE, [timeZone]);
  const { rows } = await queryable.query<{ timeZone: string }>(READ);
  return rows[0]?.timeZone ?? timeZone;
}
