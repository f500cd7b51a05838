/** A view of a server database as it is at one moment, which `pg_dump` may share. */
import type { Work } from "../database.ts";
import { databaseNow } from "../zones/database-now.ts";

const ISOLATE = "set transaction isolation level repeatable read, read only";
const EXPORT = `select pg_export_snapshot() as "snapshot"`;

export interface Snapshot {
  /** What `pg_dump --snapshot` takes; good until `run` ends. */
  id: string;
  /** Whatever was committed before this is in it. */
  completeUntil: Date;
}

/** Holds a snapshot while `run` lasts; that must be under a minute, or the server ends the transaction. */
export async function withSnapshot<T>(work: Work, run: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const completeUntil = await databaseNow(work);
  return await work.transaction(async (tx) => {
    await tx.query(ISOLATE);
    const { rows } = await tx.query<{ snapshot: string }>(EXPORT);
    const [row] = rows;
    if (row === undefined) throw new Error("an exported snapshot has a name");
    return await run({ id: row.snapshot, completeUntil });
  });
}
