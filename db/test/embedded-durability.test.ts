import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { openDatabase } from "../src/index.ts";
import { makeDataDir } from "./database.ts";
import { startProcess } from "./process.ts";

let dataDir = "";

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it("has every committed row after kill -9", async () => {
  dataDir = await makeDataDir(tmpdir());
  for (const atLeast of [1, 300]) {
    const committing = startProcess(new URL("processes/commit-rows.ts", import.meta.url), dataDir);
    let last = 0;
    await new Promise<void>((resolve) => {
      let seen = 0;
      committing.lines.on("line", (line) => {
        last = Number(line);
        seen += 1;
        if (seen === atLeast) resolve();
      });
    });
    await committing.kill();

    const database = await openDatabase({ dataDir });
    const { rows } = await database.work("api").query("select count(*) as count, max(n) as max from drill");
    await database.close();
    // One more may have been committed than was said: the answer was on its way.
    expect([last, last + 1]).toContain(rows[0].max);
    expect(rows[0].count).toBe(rows[0].max);
  }
}, 120_000);

it("makes a database anew whose making was cut short", async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "durability-"));
  mkdirSync(path.join(dataDir, "database"));
  writeFileSync(path.join(dataDir, "database", "PG_VERSION"), "17\n");
  writeFileSync(path.join(dataDir, "database.unfinished"), "");
  const database = await openDatabase({ dataDir });
  const { rows } = await database.work("api").query("select 1 as one");
  expect(rows).toEqual([{ one: 1 }]);
  expect(existsSync(path.join(dataDir, "database.unfinished"))).toBe(false);
  await database.close();
}, 120_000);

it("starts where a power cut left the lock file of PostgreSQL empty", async () => {
  dataDir = await makeDataDir();
  writeFileSync(path.join(dataDir, "database", "postmaster.pid"), "");
  const database = await openDatabase({ dataDir });
  const { rows } = await database.work("api").query("select 1 as one");
  expect(rows).toEqual([{ one: 1 }]);
  await database.close();
}, 120_000);
