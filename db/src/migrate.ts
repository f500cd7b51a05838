/**
 * Brings the schema up to date: numbered plain SQL files, forward only, each in one transaction.
 *
 *   lock ─► what is applied? ─► the next file: insert its row ─► run its text ─► commit ─► again
 *
 * The lock is of the transaction, so rivals take turns file by file and each sees what the other
 * did; it dies with its connection.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { MIGRATION_LOCK } from "./advisory-keys.ts";
import type { Database, Queryable, Transaction } from "./database.ts";
import { DatabaseError } from "./errors.ts";

/** Right from `src/` and from `dist/` alike. */
const FOLDER = new URL("../migrations/", import.meta.url);

const CREATE = `create table if not exists migration (
  name       text        primary key,
  checksum   text        not null,
  applied_at timestamptz not null default clock_timestamp()
)`;
const EXISTS = `select to_regclass('migration') is not null as "exists"`;
const APPLIED = "select name, checksum from migration";
const INSERT = "insert into migration (name, checksum) values ($1, $2)";
const LOCK = "select pg_advisory_xact_lock($1)";

interface Migration {
  name: string;
  text: string;
  checksum: string;
}

/**
 * Applies what is missing.
 *
 * @param folder - where the files `NNNN_what.sql` lie, ending in a slash
 * @returns names of the files applied by this call, in order; empty when up to date
 * @throws {DatabaseError} `DATABASE_NEWER`, `MIGRATION_CHANGED`; nothing is changed then
 */
export async function migrate(database: Database, folder: URL = FOLDER): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const done: string[] = [];
  for (;;) {
    const name = await database.work("jobs").transaction((tx) => applyNext(tx, migrations));
    if (name === undefined) return done;
    done.push(name);
  }
}

/** Names of the files that this code has and the database has not, in order. */
export async function pendingMigrations(queryable: Queryable, folder: URL = FOLDER): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const { rows } = await queryable.query<{ exists: boolean }>(EXISTS);
  if (rows[0]?.exists !== true) return migrations.map(({ name }) => name);
  return missing(await readApplied(queryable), migrations).map(({ name }) => name);
}

/** Names of all files of this code, in order. */
export async function knownMigrations(folder: URL = FOLDER): Promise<string[]> {
  return (await readMigrations(folder)).map(({ name }) => name);
}

/** Names of what a migrated database has, in order. */
export async function appliedMigrations(queryable: Queryable): Promise<string[]> {
  return [...(await readApplied(queryable)).keys()].toSorted();
}

async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), "utf8");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

async function applyNext(tx: Transaction, migrations: Migration[]): Promise<string | undefined> {
  await tx.query(LOCK, [MIGRATION_LOCK]);
  await tx.query(CREATE);
  const [next] = missing(await readApplied(tx), migrations);
  if (next === undefined) return undefined;
  await tx.query(INSERT, [next.name, next.checksum]);
  await tx.query(next.text);
  return next.name;
}

async function readApplied(queryable: Queryable): Promise<Map<string, string>> {
  const { rows } = await queryable.query<{ name: string; checksum: string }>(APPLIED);
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function missing(applied: Map<string, string>, migrations: Migration[]): Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.keys()].find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new DatabaseError(
      "DATABASE_NEWER",
      `the database holds ${unknown}, this code does not: install newer code`,
    );
  }
  const changed = migrations.find(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum);
  if (changed !== undefined) {
    throw new DatabaseError(
      "MIGRATION_CHANGED",
      `${changed.name} was edited after it was applied: add a new file instead`,
    );
  }
  return migrations.filter(({ name }) => !applied.has(name));
}
