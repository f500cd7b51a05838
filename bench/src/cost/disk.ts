/** What readings take on disk. */
import type { Queryable } from "@meetpaal/db";

export interface Disk {
  rows: number;
  /** With its indexes, of all chunks. */
  bytes: number;
}

/** @param table - a hypertable; what was only planned by the planner is counted exactly */
export async function diskOf(database: Queryable, table: "reading" | "plain_reading"): Promise<Disk> {
  const { rows } = await database.query<Disk>(
    `select (select count(*) from ${table})::int as rows, hypertable_size('${table}')::float8 as bytes`,
  );
  const [disk] = rows;
  if (disk === undefined) throw new Error("a count gave no row");
  return disk;
}
