import type { Queryable } from "../database.ts";

const SELECT_NOW = `select clock_timestamp() as "now"`;

/** The one clock: the database's. */
export async function databaseNow(queryable: Queryable): Promise<Date> {
  const { rows } = await queryable.query<{ now: Date }>({ name: "database-now", text: SELECT_NOW });
  const [row] = rows;
  if (row === undefined) throw new Error("the clock gives one row");
  return row.now;
}
