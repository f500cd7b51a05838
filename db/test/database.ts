/**
 * A migrated database of its own for each test file, on either edition. Migrating takes seconds, so
 * it is done once for a set of migrations: the embedded database is then a copy of a directory, the
 * native one a clone of a template database.
 *
 *   describe.each(editions)("... (%s)", (edition) => {
 *     const db = useDatabase(edition);
 *     it("...", async () => { await insertReadings(db.database.work("ingest"), rows); });
 *   });
 */
import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { type Database, type DatabaseOptions, migrate, openDatabase, sqlState } from "../src/index.ts";
import { cacheDir, nativeUrl, scratchDir } from "./config.ts";

const execute = promisify(execFile);

export type Edition = Database["edition"];

/** The editions that can be tested on this machine: the embedded one always, a server where there is one. */
export const editions: readonly Edition[] = nativeUrl === undefined ? ["embedded"] : ["embedded", "server"];

/**
 * For what lies above the database: the server where there is one, the embedded one elsewhere. Queries are the same on both, on
 * which db/, what writes, and the tests from end to end run.
 */
export const oneEdition: readonly Edition[] = editions.slice(-1);

export interface TestDatabase {
  readonly database: Database;
  /** Settings by which another process reaches the same database (the embedded one once this is closed). */
  readonly options: DatabaseOptions;
}

/** Opens a migrated database before the tests of this file or `describe`, and removes it after them. */
export function useDatabase(edition: Edition = "embedded"): TestDatabase {
  let opened: OpenedDatabase | undefined;
  const current = (): OpenedDatabase => {
    if (opened === undefined) throw new Error("the database is there from beforeAll on");
    return opened;
  };
  beforeAll(async () => {
    opened = await openTestDatabase(edition);
  });
  afterAll(() => opened?.remove());
  return {
    get database() {
      return current().database;
    },
    get options() {
      return current().options;
    },
  };
}

export interface OpenedDatabase extends TestDatabase {
  /** Closes it, unless that was done, and deletes it. */
  remove: () => Promise<void>;
}

/** For tests that open and remove a migrated database by themselves. */
export async function openTestDatabase(edition: Edition = "embedded"): Promise<OpenedDatabase> {
  return edition === "embedded" ? await openEmbeddedCopy() : await openServerClone();
}

async function openEmbeddedCopy(): Promise<OpenedDatabase> {
  const dataDir = await makeDataDir();
  const database = await openDatabase({ dataDir });
  return {
    database,
    options: { dataDir },
    remove: async () => {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Makes a data directory with a migrated embedded database that nobody has open; the caller removes it.
 *
 * @param place - a folder on a disk, where it has to be found again after a failure
 */
export async function makeDataDir(place = scratchDir): Promise<string> {
  const dataDir = await mkdtemp(path.join(place, "meetpaal-test-"));
  // Of a thousand files: by Node itself it takes ten times the work.
  await execute("cp", ["--recursive", `${await embeddedTemplate()}/.`, dataDir]);
  return dataDir;
}

/** Directory of a migrated database that nobody has open. */
async function embeddedTemplate(): Promise<string> {
  const templates = path.join(cacheDir, "embedded-templates");
  const template = path.join(templates, await schemaHash());
  if (await wasTouched(template)) return template;
  await mkdir(templates, { recursive: true });
  await removeOld(templates);
  const part = await mkdtemp(path.join(templates, "part-"));
  const database = await openDatabase({ dataDir: part });
  await migrate(database);
  await database.close();
  // Another test file may have made it meanwhile; either will do.
  await rename(part, template).catch(() => rm(part, { recursive: true, force: true }));
  return template;
}

async function openServerClone(): Promise<OpenedDatabase> {
  const name = `test_${process.pid}_${randomUUID().slice(0, 8)}`;
  const template = `meetpaal_template_${await schemaHash()}`;
  await onServer(async (client) => {
    await makeServerTemplate(client, template);
    await cloneDatabase(client, name, template);
  });
  const options = { url: urlOf(name) };
  const database = await openDatabase(options);
  return {
    database,
    options,
    remove: async () => {
      await database.close();
      await onServer((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

async function makeServerTemplate(client: pg.Client, template: string): Promise<void> {
  await client.query("select pg_advisory_lock(hashtext($1))", [template]);
  const { rowCount } = await client.query("select from pg_database where datname = $1", [template]);
  if (rowCount === 0) {
    await client.query(`drop database if exists ${template}_part with (force)`);
    await client.query(`create database ${template}_part`);
    const database = await openDatabase({ url: urlOf(`${template}_part`) });
    await migrate(database);
    await database.close();
    await client.query(`alter database ${template}_part rename to ${template}`);
  }
  await client.query("select pg_advisory_unlock(hashtext($1))", [template]);
}

async function cloneDatabase(client: pg.Client, name: string, template: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await client.query(`create database ${name} template ${template}`);
      return;
    } catch (error) {
      // 55006: somebody is just leaving the template, or cloning it.
      if (sqlState(error) !== "55006" || tries === 50) throw error;
      await sleep(100);
    }
  }
}

async function onServer(run: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(nativeUrl);
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

function urlOf(name: string): string {
  if (nativeUrl === undefined) throw new Error("no native database: set TEST_DATABASE_URL, or run npm test");
  const url = new URL(nativeUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Names the state of the schema: a template made from other migrations is never used. */
async function schemaHash(): Promise<string> {
  const folder = new URL("../migrations/", import.meta.url);
  const hash = createHash("sha256");
  for (const name of (await readdir(folder)).toSorted()) {
    hash.update(name).update(await readFile(new URL(name, folder)));
  }
  return hash.digest("hex").slice(0, 16);
}

/** Templates of schemas that are gone would pile up: a day without use is enough. */
async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const dir = path.join(folder, name);
    const { mtimeMs } = await stat(dir).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > 24 * 3_600_000) await rm(dir, { recursive: true, force: true });
  }
}

/** Marks a template as used just now; false when it is not there. */
async function wasTouched(template: string): Promise<boolean> {
  return utimes(template, new Date(), new Date()).then(
    () => true,
    () => false,
  );
}
