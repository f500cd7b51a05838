/** Commits numbers one by one into the embedded database of its first argument, and says each one that was. */
import { openDatabase } from "../../src/index.ts";

const database = await openDatabase({ dataDir: process.argv[2] ?? "" });
const work = database.work("ingest");
await work.query("create table if not exists drill (n int primary key)");
const { rows } = await work.query<{ n: number }>("select coalesce(max(n), 0) as n from drill");
for (let n = (rows[0]?.n ?? 0) + 1; ; n += 1) {
  await work.query("insert into drill values ($1)", [n]);
  process.stdout.write(`${n}\n`);
}
