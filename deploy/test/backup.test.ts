/** Backup and restore of either database; by command and under load they are a drill (bench/src/drills). */
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { postgresPrograms } from "../../bench/src/native-cluster.ts";
import { type Database, importRegister, openDatabase } from "../../db/src/index.ts";
import { canStartClusters } from "../../db/test/config.ts";
import { editions, openTestDatabase } from "../../db/test/database.ts";
import { makeBackup } from "../src/backup/make-backup.ts";
import { removeExpiredBackups } from "../src/backup/remove-expired.ts";
import { type RestoreTarget, restoreBackup } from "../src/backup/restore-backup.ts";
import { checkBackups } from "../src/doctor/backup-checks.ts";
import { backUp as makeByOperation } from "../src/operations/backup.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const REGISTER = fileURLToPath(new URL("./one-sensor.yaml", import.meta.url));

/** A native database is dumped by programs of its own version, which only the clusters of the tests have here. */
const testable = editions.filter((edition) => edition === "embedded" || canStartClusters);

describe.each(testable)("backup and restore (%s)", (edition) => {
  const cleanups: (() => Promise<unknown>)[] = [];
  let folder: string;
  let binDir: string | undefined;
  let database: Database;
  let place: RestoreTarget;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "meetpaal-backup-"));
    cleanups.push(() => rm(folder, { recursive: true, force: true }));
    if (edition === "server") binDir = await postgresPrograms();
    const opened = await openTestDatabase(edition);
    cleanups.push(opened.remove);
    database = opened.database;
    place = placeOf(opened.options);
    const options = { actor: "test", sha256: "0".repeat(64), dryRun: false, timeZone: "Europe/Amsterdam" };
    const outcome = await importRegister(database, parse(await readFile(REGISTER, "utf8")), options);
    expect(outcome.ok).toBe(true);
  });
  afterAll(async () => {
    for (const cleanup of cleanups.toReversed()) await cleanup();
  });

  function placeOf(options: { dataDir: string } | { url: string }): RestoreTarget {
    return {
      dataDir: "dataDir" in options ? options.dataDir : folder,
      databaseUrl: "url" in options ? options.url : undefined,
      binDir,
      timeZone: "Europe/Amsterdam",
      tell: () => {},
    };
  }

  /** As the command makes one beside the running process: nobody watches the clock there, so that nothing is removed. */
  const byCommand = async (name: string) =>
    await makeByOperation.perform(
      database,
      {
        folder: join(folder, name),
        dataDir: place.dataDir,
        databaseUrl: place.databaseUrl ?? null,
        binDir: binDir ?? null,
      },
      {
        publicUrl: "https://example.test",
        timeZone: "Europe/Amsterdam",
        mqttUrl: undefined,
        isRunning: false,
        isClockTrusted: undefined,
        figures: undefined,
        recomputeZones: async () => {},
      },
    );

  /** Where a backup can be put back: no database, or one as `createdb` leaves it. */
  async function emptyPlace(): Promise<RestoreTarget> {
    if (edition === "embedded") return placeOf({ dataDir: await mkdtemp(join(folder, "data-")) });
    const opened = await openTestDatabase("server");
    cleanups.push(opened.remove);
    const work = opened.database.work("jobs");
    await work.query("drop extension timescaledb cascade; drop schema public cascade; create schema public");
    await opened.database.close();
    return placeOf(opened.options);
  }

  const backUp = async (name: string) =>
    await makeBackup({ database, ...place }, join(folder, name)).then(() => join(folder, name));

  it("brings back what was stored, and nothing that is due by now", async () => {
    // Stored while it was young; since then nobody ran who would have deleted it.
    await database.work("ingest").query(
      `insert into reading (datastream_id, time, value, revision)
       select datastream.id, clock_timestamp() - aged.age, aged.value, 0
       from datastream, (values (interval 'P15D', 1.0), (interval 'PT1H', 2.0)) as aged (age, value)`,
    );
    const backup = await backUp("first");
    expect((await stat(backup)).mode & 0o077).toBe(0);
    const target = await emptyPlace();
    const restored = await restoreBackup(backup, target);
    expect(restored).toMatchObject({ migrated: [], deleted: { raw: 1 } });
    const { dataDir, databaseUrl } = target;
    const there = await openDatabase(databaseUrl === undefined ? { dataDir } : { url: databaseUrl });
    const { rows } = await there.work("api").query("select value from reading");
    // It is whole: what is written next is written as ever.
    await there
      .work("ingest")
      .query("insert into reading select id, now(), 3, 0 from datastream on conflict do nothing");
    await there.close();
    expect(rows).toEqual([{ value: 2 }]);
    await expect(restoreBackup(backup, target)).rejects.toThrow(
      edition === "server" ? /not empty: name a new one/ : /There is a database in .* already/,
    );
  });

  it.runIf(edition === "server")(
    "asks for a superuser where the role is none, and can be tried again",
    async () => {
      const backup = await backUp("plain");
      const target = await emptyPlace();
      const plain = new URL(target.databaseUrl ?? "");
      const role = `plain_${plain.pathname.slice(1)}`;
      const admin = await openDatabase({ url: plain.href });
      cleanups.push(async () => {
        await admin
          .work("jobs")
          .query(`reassign owned by ${role} to current_user; drop owned by ${role}; drop role ${role}`);
        await admin.close();
      });
      const ask = async (sql: string) => await admin.work("jobs").query(sql);
      await ask(`create role ${role} login password 'plain'`);
      await ask(`alter database "${plain.pathname.slice(1)}" owner to ${role}`);
      await ask(`alter schema public owner to ${role}`);
      plain.username = role;
      plain.password = "plain";
      const asPlain = { ...target, databaseUrl: plain.href };
      await expect(restoreBackup(backup, asPlain)).rejects.toThrow("only a superuser put a backup back");
      await ask(`alter role ${role} superuser`);
      expect(await restoreBackup(backup, asPlain)).toMatchObject({ migrated: [] });
      await ask(`alter role ${role} nosuperuser`);
      const there = await openDatabase({ url: plain.href });
      const { rows } = await there.work("api").query("select count(*)::int as sensors from sensor");
      await there.close();
      expect(rows).toEqual([{ sensors: 1 }]);
    },
  );

  it("removes backups that are older than the city promised, and only what it made itself", async () => {
    const old = await backUp("old");
    const foreign = join(folder, "foreign");
    await mkdir(foreign);
    await writeFile(join(foreign, "holiday.jpg"), "not ours");
    expect(await removeExpiredBackups(database)).toEqual({ removed: [], left: [] });
    const work = database.work("jobs");
    await work.query("update backup set taken_at = taken_at - interval 'P31D' where path = $1", [old]);
    await work.query(
      "insert into backup (id, path, taken_at) values (gen_random_uuid(), $1, now() - interval 'P31D')",
      [foreign],
    );
    expect(await byCommand("by-command")).toMatchObject({ removed: [], left: [] });
    expect(await removeExpiredBackups(database)).toEqual({ removed: [old], left: [foreign] });
    await expect(stat(old)).rejects.toThrow("ENOENT");
    expect(await readdir(foreign)).toEqual(["holiday.jpg"]);
    expect(await checkBackups(database)).toMatchObject({
      ok: false,
      detail: expect.stringContaining(`not found to be removed: ${foreign}`),
    });
  });

  it("says in a sentence what is wrong with a folder, and changes nothing", async () => {
    await expect(backUp("foreign")).rejects.toThrow(/foreign is not empty: name a folder that does not/);
    await writeFile(join(folder, "file"), "");
    await expect(backUp("file")).rejects.toThrow(/file is not a folder/);
    await expect(restoreBackup(join(folder, "foreign"), place)).rejects.toThrow(/foreign is no backup/);

    const backup = await backUp("damaged");
    const other: RestoreTarget =
      edition === "server"
        ? { ...place, databaseUrl: undefined }
        : { ...place, databaseUrl: "postgres://a/b" };
    await expect(restoreBackup(backup, other)).rejects.toThrow(
      /a backup of (a server|the embedded) database/,
    );
    const manifest = await readFile(join(backup, "backup.json"), "utf8");
    const newer = manifest.replace('"migrations": [', '"migrations": ["9999_of_tomorrow.sql",');
    await writeFile(join(backup, "backup.json"), newer);
    await expect(restoreBackup(backup, place)).rejects.toThrow(/newer than .* holds 9999_of_tomorrow/);
    await writeFile(join(backup, "backup.json"), manifest);
    const file = edition === "server" ? "database.dump" : join("database", "PG_VERSION");
    await appendFile(join(backup, file), "x");
    await expect(restoreBackup(backup, place)).rejects.toThrow(/damaged: .* not as it was written/);
  });
});
