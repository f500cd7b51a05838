/**
 * Performs an operation where the database is owned.
 *
 * A server database has no single owner: the command opens it itself. The embedded one belongs to whoever holds the
 * lock of the data directory: when that is free the command takes it for as long as it lasts, otherwise it asks the
 * holder. A holder that is just starting or stopping does not listen; it is asked again until one of the two works.
 */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Database, migrate, openDatabase, takeDataDir } from "@meetpaal/db";
import { CommandError } from "./command-error.ts";
import { askRunningProcess } from "./command-socket.ts";
import type { Config } from "./config.ts";
import { explainDatabase } from "./database-sentences.ts";
import type { Operation, OperationScope } from "./operation.ts";
import { type ArgsOf, isOperationName, type OperationName, operations, type ResultOf } from "./operations.ts";

/** A first start may be migrating: that takes a few seconds, and on a slow disk more. */
const HOLDER_ANSWERS_WITHIN_MS = 30_000;

export function lockFileOf(dataDir: string): string {
  return join(dataDir, "owner.lock");
}

export async function perform<Name extends OperationName>(
  config: Config,
  name: Name,
  args: ArgsOf<Name>,
): Promise<ResultOf<Name>> {
  if (config.databaseUrl !== undefined) {
    const database = await explainDatabase(async () => await openDatabase({ url: config.databaseUrl ?? "" }));
    return (await performHere(database, config, name, args)) as ResultOf<Name>;
  }
  const giveUpAt = performance.now() + HOLDER_ANSWERS_WITHIN_MS;
  for (;;) {
    const owner = await takeDataDir(config.dataDir);
    if (owner !== undefined) {
      try {
        const database = await explainDatabase(async () => await openDatabase({ dataDir: config.dataDir }));
        return (await performHere(database, config, name, args)) as ResultOf<Name>;
      } finally {
        await owner.release();
      }
    }
    const answer = await askRunningProcess(lockFileOf(config.dataDir), name, args);
    if (answer !== undefined) return answer.result as ResultOf<Name>;
    if (performance.now() > giveUpAt) {
      throw new CommandError(
        "failed",
        `Another process holds ${config.dataDir} and does not answer. Wait until it has started, or stop it.`,
      );
    }
    await sleep(200);
  }
}

/** Performs a request that came by its name, in the process that owns the database. */
export async function performByName(
  database: Database,
  name: string,
  args: unknown,
  scope: OperationScope,
): Promise<unknown> {
  if (!isOperationName(name)) {
    throw new CommandError(
      "failed",
      `The running process does not know "${name}". It is another version: restart it.`,
    );
  }
  const operation = (await operations[name]()) as Operation<unknown, unknown>;
  return await operation(database, args, scope);
}

async function performHere(
  database: Database,
  config: Config,
  name: OperationName,
  args: unknown,
): Promise<unknown> {
  try {
    if (name !== "migrate") await explainDatabase(async () => await migrate(database));
    return await performByName(database, name, args, {
      publicUrl: config.publicUrl ?? `http://${config.http.host}:${config.http.port}`,
      timeZone: config.timeZone,
      recomputeZones: async () => undefined,
    });
  } finally {
    await database.close();
  }
}
