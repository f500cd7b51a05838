/**
 * Performs an operation where the database is owned.
 *
 * A server database has no single owner: the command opens it itself. The embedded one belongs to whoever holds the
 * lock of the data directory: when that is free the command takes it for as long as it lasts, otherwise it asks the
 * holder. A holder that is just starting or stopping does not listen; it is asked again until one of the two works.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  clusterOf,
  type Database,
  type DatabaseOptions,
  migrate,
  openDatabase,
  takeDataDir,
} from "@meetpaal/db";
import { CommandError } from "./command-error.ts";
import { askRunningProcess } from "./command-socket.ts";
import type { Config } from "./config.ts";
import { explainDatabase } from "./database-sentences.ts";
import type { NamedOperation, Operation, OperationScope } from "./operation.ts";
import { applyMigrations } from "./operations/migrate.ts";
import { importFile } from "./operations/register.ts";
import { operations } from "./operations.ts";

/** A first start may be migrating: that takes a few seconds, and on a slow disk more. */
const HOLDER_ANSWERS_WITHIN_MS = 30_000;

/** What a new installation begins with; anything else at an empty directory is a slip in DATA_DIR. */
const BEGINNINGS: readonly NamedOperation[] = [applyMigrations, importFile];

export function lockFileOf(dataDir: string): string {
  return join(dataDir, "owner.lock");
}

export async function perform<Args, Result>(
  config: Config,
  operation: Operation<Args, Result>,
  args: Args,
): Promise<Result> {
  return operation.result.parse(await performWhere(config, operation, args));
}

async function performWhere(config: Config, operation: NamedOperation, args: unknown): Promise<unknown> {
  if (config.databaseUrl === undefined) return await performAtOwner(config, operation, args);
  const answer = operation.looksAtProcess
    ? await askRunningProcess(lockFileOf(config.dataDir), operation.name, args)
    : undefined;
  if (answer !== undefined) return answer.result;
  return await performHere({ url: config.databaseUrl }, config, operation, args);
}

/** Performs a request that came by its name, in the process that owns the database. */
export async function performByName(
  database: Database,
  name: string,
  args: unknown,
  scope: OperationScope,
): Promise<unknown> {
  const operation = operations.find((known) => known.name === name);
  if (operation === undefined) {
    throw new CommandError(
      "failed",
      `The running process does not know "${name}". It is another version: restart it.`,
    );
  }
  return await operation.perform(database, args, scope);
}

async function performAtOwner(config: Config, operation: NamedOperation, args: unknown): Promise<unknown> {
  const { dataDir } = config;
  const mayBegin = BEGINNINGS.some(({ name }) => name === operation.name);
  // Asked before the lock too, which makes the directory.
  if (!mayBegin && !existsSync(lockFileOf(dataDir))) throw noDatabase(dataDir);
  const giveUpAt = performance.now() + HOLDER_ANSWERS_WITHIN_MS;
  for (;;) {
    const held = await explainDatabase(async () => takeDataDir(dataDir));
    if (held !== undefined) {
      try {
        if (!mayBegin && !existsSync(clusterOf(dataDir))) throw noDatabase(dataDir);
        return await performHere({ dataDir }, config, operation, args);
      } finally {
        held.release();
      }
    }
    const answer = await askRunningProcess(lockFileOf(dataDir), operation.name, args);
    if (answer !== undefined) return answer.result;
    if (performance.now() > giveUpAt) {
      throw new CommandError(
        "failed",
        `Another process holds ${dataDir} and does not answer. Wait until it has started, or stop it.`,
      );
    }
    await sleep(200);
  }
}

function noDatabase(dataDir: string): CommandError {
  return new CommandError(
    "failed",
    `There is no database in ${dataDir} yet: start meetpaal, or set DATA_DIR to the directory of the one you mean.`,
  );
}

async function performHere(
  options: DatabaseOptions,
  config: Config,
  operation: NamedOperation,
  args: unknown,
): Promise<unknown> {
  return await explainDatabase(async () => {
    const database = await openDatabase(options);
    try {
      if (operation !== applyMigrations) await migrate(database);
      return await operation.perform(database, args, {
        publicUrl: config.publicUrl ?? `http://${config.http.host}:${config.http.port}`,
        timeZone: config.timeZone,
        mqttUrl: undefined,
        isRunning: false,
        isClockTrusted: undefined,
        figures: undefined,
        recomputeZones: async () => await recomputeZones(database, config.timeZone),
      });
    } finally {
      await database.close();
    }
  });
}

/** No job runs here, so it is run once; it waits for its turn should another process run it. */
async function recomputeZones(database: Database, timeZone: string): Promise<void> {
  const { openCrowd } = await import("@meetpaal/ingest");
  const crowd = openCrowd({ database, timeZone, onChange: () => undefined });
  try {
    await crowd.recompute();
  } finally {
    await crowd.close();
  }
}
