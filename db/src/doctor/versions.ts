import type { Queryable } from "../database.ts";

const VERSIONS = `select current_setting('server_version') as "postgresql",
  (select extversion from pg_extension where extname = 'timescaledb') as "timescaledb",
  pg_database_size(current_database())::float8 as "sizeBytes",
  (select time_zone from installation) as "timeZone"`;

export interface DatabaseVersions {
  postgresql: string;
  /** Null: the extension is absent. */
  timescaledb: string | null;
  sizeBytes: number;
  /** Null: nothing was started on this database yet. */
  timeZone: string | null;
}

/** What the database is, and how large. */
export async function readVersions(queryable: Queryable): Promise<DatabaseVersions> {
  const { rows } = await queryable.query<DatabaseVersions>(VERSIONS);
  const [row] = rows;
  if (row === undefined) throw new Error("a select without a table gives one row");
  return row;
}
