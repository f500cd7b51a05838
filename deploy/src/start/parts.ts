/**
 * The parts of the process, opened in this order:
 *
 *   lock of DATA_DIR -> ports free? -> database -> migrations -> time zone -> command socket -> metrics
 *
 * and closed so that devices get their answers: what comes in stops first, then what writes, then what reads,
 * the database last. `Parts` fills as it goes, so a start that fails half-way closes what it had.
 */
import {
  type Database,
  type HeldDataDir,
  migrate,
  openDatabase,
  settleTimeZone,
  takeDataDir,
} from "@meetpaal/db";
import type { Logger } from "pino";
import { Registry } from "prom-client";
import { CommandError } from "../command-error.ts";
import { type CommandSocket, openCommandSocket } from "../command-socket.ts";
import type { Config } from "../config.ts";
import { explainDatabase } from "../database-sentences.ts";
import type { OperationScope } from "../operation.ts";
import { lockFileOf, performByName } from "../perform.ts";
import { type Addresses, urlOf } from "./announcement.ts";
import { type MetricsServer, openMetricsServer } from "./metrics-server.ts";
import { assertPortsFree, explainListener, type WantedPort } from "./ports.ts";

export type Part = "all" | "broker" | "api";

export interface Parts {
  held?: HeldDataDir;
  database?: Database;
  metrics?: MetricsServer;
  socket?: CommandSocket;
}

/** @returns where to go, once everything answers */
export async function openParts(parts: Parts, config: Config, part: Part, log: Logger): Promise<Addresses> {
  const ports = wantedPorts(config, part);
  if (config.databaseUrl === undefined) parts.held = holdDataDir(config.dataDir);
  await assertPortsFree(Object.values(ports));

  const database = await openMigrated(config, log);
  parts.database = database;
  await assertTimeZone(database, config.timeZone);

  const registry = new Registry();
  parts.metrics = await listen(
    ports.metrics,
    async ({ host, port }) => await openMetricsServer(registry, host, port),
  );
  const scope: OperationScope = {
    publicUrl: config.publicUrl ?? urlOf("http", config.http.host, config.http.port),
    timeZone: config.timeZone,
    recomputeZones: async () => undefined,
  };
  if (parts.held !== undefined) {
    parts.socket = await openCommandSocket(
      config.dataDir,
      lockFileOf(config.dataDir),
      async (name, args) => await performByName(database, name, args, scope),
    );
  }
  return { metrics: `${urlOf("http", ports.metrics.host, parts.metrics.port)}/metrics` };
}

export async function closeParts(parts: Parts): Promise<void> {
  await parts.socket?.close();
  await parts.metrics?.close();
  await parts.database?.close();
  parts.held?.release();
}

function wantedPorts(
  config: Config,
  part: Part,
): { metrics: WantedPort; http?: WantedPort; mqtt?: WantedPort } {
  return {
    metrics: { setting: "METRICS_PORT", ...config.metrics },
    ...(part === "broker" ? {} : { http: { setting: "HTTP_PORT", ...config.http } }),
    ...(part === "api" ? {} : { mqtt: { setting: "MQTT_PORT", ...config.mqtt } }),
  };
}

function holdDataDir(dataDir: string): HeldDataDir {
  const held = takeDataDir(dataDir);
  if (held !== undefined) return held;
  throw new CommandError(
    "in-use",
    `Another meetpaal uses ${dataDir}: stop that one, or set DATA_DIR to another directory.`,
  );
}

async function openMigrated(config: Config, log: Logger): Promise<Database> {
  return await explainDatabase(async () => {
    const database = await openDatabase(
      config.databaseUrl === undefined ? { dataDir: config.dataDir } : { url: config.databaseUrl },
    );
    try {
      const applied = await migrate(database);
      if (applied.length > 0) log.info({ applied }, "database migrated");
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  });
}

async function assertTimeZone(database: Database, timeZone: string): Promise<void> {
  const settled = await settleTimeZone(database.work("contract"), timeZone);
  if (settled === timeZone) return;
  throw new CommandError(
    "settings",
    `This database holds calendar days of ${settled}; they cannot become days of ${timeZone}: set TIME_ZONE=${settled}, or start with another DATA_DIR or DATABASE_URL.`,
  );
}

/** Opens a listener; should its port have been taken since it was found free, the sentence is the same. */
async function listen<T>(wanted: WantedPort, open: (wanted: WantedPort) => Promise<T>): Promise<T> {
  try {
    return await open(wanted);
  } catch (error) {
    throw explainListener(error, wanted);
  }
}
