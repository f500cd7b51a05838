import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate, openDatabase, pendingMigrations } from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";

/** The first file adds to a schema that is there: each edition's database was migrated already. */
const FILES = {
  "9001_first.sql": "create table first (n int); insert into first values (1);",
  "9002_second.sql": "alter table first add column m int; create index on first (m);",
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "migrations-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Makes a folder with the migrations of the product and these. */
function folderWith(name: string, files: Record<string, string>): URL {
  const dir = mkdtempSync(path.join(folder, `${name}-`));
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(dir, file), text);
  return pathToFileURL(`${dir}/`);
}

describe.each(editions)("migrations of the %s database", (edition) => {
  const db = useDatabase(edition);

  beforeAll(async () => {
    // From here on this database knows only the migrations of this test.
    await db.database.work("jobs").query("delete from migration");
  });

  it("are applied in order, each once, by however many at a time", async () => {
    const files = folderWith("both", FILES);
    expect(await pendingMigrations(db.database.work("api"), files)).toEqual(Object.keys(FILES));
    const done = await Promise.all([1, 2, 3].map(() => migrate(db.database, files)));
    expect(done.flat().toSorted()).toEqual(Object.keys(FILES));
    expect(await pendingMigrations(db.database.work("api"), files)).toEqual([]);
    const { rows } = await db.database.work("api").query("select n, m from first");
    expect(rows).toEqual([{ n: 1, m: null }]);
  });

  it("leave nothing of one that fails, and can be tried again", async () => {
    const failing = { ...FILES, "9003_third.sql": "create table third (n int); select 1 / 0" };
    await expect(migrate(db.database, folderWith("failing", failing))).rejects.toThrow("division by zero");
    const mended = folderWith("mended", { ...FILES, "9003_third.sql": "create table third (n int)" });
    expect(await migrate(db.database, mended)).toEqual(["9003_third.sql"]);
  });

  it("refuse a database that is newer than the code", async () => {
    const older = folderWith("older", FILES);
    await expect(migrate(db.database, older)).rejects.toMatchObject({
      code: "DATABASE_NEWER",
      message: expect.stringContaining("9003_third.sql"),
    });
  });

  it("refuse a file that was edited after it was applied, and apply nothing then", async () => {
    const edited = folderWith("edited", {
      ...FILES,
      "9002_second.sql": "select 1",
      "9003_third.sql": "create table third (n int)",
      "9004_fourth.sql": "create table fourth (n int)",
    });
    await expect(migrate(db.database, edited)).rejects.toMatchObject({
      code: "MIGRATION_CHANGED",
      message: expect.stringContaining("9002_second.sql"),
    });
    const { rows } = await db.database.work("api").query("select to_regclass('fourth') as fourth");
    expect(rows).toEqual([{ fourth: null }]);
  });
});

it("migrates an empty embedded database", async () => {
  const dataDir = path.join(folder, "new");
  const database = await openDatabase({ dataDir });
  expect((await migrate(database)).length).toBeGreaterThanOrEqual(9);
  await database.close();
}, 60_000);
