/**
 * The parts of the process, opened in this order:
 *
 *   lock of DATA_DIR -> ports free? -> database -> migrations -> time zone -> ingest, broker, jobs -> API with site
 *   -> metrics -> command socket -> demonstration city (its register before ingest, its devices last)
 *
 * and closed so that devices get their answers: what comes in stops first, then what writes, then what reads, the
 * database last. `Parts` fills as it goes, so a start that fails half-way closes what it had. What a part is made of is
 * loaded when it opens: a start that cannot be had says so at once, and a part that runs alone has nothing of the others.
 */
import {
  type Database,
  type HeldDataDir,
  migrate,
  openDatabase,
  settleTimeZone,
  takeDataDir,
} from "@meetpaal/db";
import type { Ingest } from "@meetpaal/ingest";
import type { RegistryApi, RegistryApiOptions } from "@meetpaal/registry-api";
import type { Logger } from "pino";
import { Registry } from "prom-client";
import { CommandError } from "../command-error.ts";
import { type CommandSocket, openCommandSocket } from "../command-socket.ts";
import type { Config } from "../config.ts";
import { explainDatabase } from "../database-sentences.ts";
import type { Simulator } from "../demo/simulator.ts";
import type { OperationScope } from "../operation.ts";
import { lockFileOf, performByName } from "../perform.ts";
import { openTelemetry, type Telemetry } from "../telemetry/telemetry.ts";
import { type Addresses, urlOf } from "./announcement.ts";
import type { BrokerSide } from "./broker-side.ts";
import { figuresOf } from "./figures.ts";
import { openJobMetrics } from "./job-metrics.ts";
import { type MetricsServer, openMetricsServer } from "./metrics-server.ts";
import { assertPortsFree, explainListener, findFreePort, type WantedPort } from "./ports.ts";
import { addProcessMetrics } from "./process-metrics.ts";

export type Part = "all" | "broker" | "api";

export interface Parts {
  held?: HeldDataDir;
  database?: Database;
  metrics?: MetricsServer;
  brokerSide?: BrokerSide;
  closeBrokerSide?: () => Promise<void>;
  /** Of a process without a broker: what devices send over HTTP is decided here too. */
  ingest?: Ingest;
  api?: RegistryApi;
  socket?: CommandSocket;
  telemetry?: Telemetry;
  city?: Simulator;
  /** From when it is told to stop; nobody new should be sent here. */
  isStopping?: boolean;
}

/** @returns where to go, once everything answers */
export async function openParts(parts: Parts, config: Config, part: Part, log: Logger): Promise<Addresses> {
  return await explainDatabase(async () => await openInOrder(parts, config, part, log));
}

async function openInOrder(parts: Parts, config: Config, part: Part, log: Logger): Promise<Addresses> {
  if (config.databaseUrl === undefined) parts.held = holdDataDir(config.dataDir);
  else if (part !== "api") Object.assign(parts, mayHoldDataDir(config.dataDir, log));
  const ports = wantedPorts(config, part);
  await assertPortsFree(ports);
  const http = {
    ...config.http,
    port: config.http.port === 0 ? await findFreePort(config.http.host) : config.http.port,
  };
  const publicUrl = config.publicUrl ?? urlOf("http", http.host, http.port);

  const database = await openMigrated(config, log);
  parts.database = database;
  await assertTimeZone(database, config.timeZone);
  const registry = new Registry();
  addProcessMetrics(registry);
  const jobs = openJobMetrics(registry, database);
  if (config.wantsTraces) parts.telemetry = await openTelemetry(log.child({ part: "traces" }));

  const demoLog = log.child({ part: "demo" });
  const demo = config.demo && part === "all" ? await import("../demo/open-city.ts") : undefined;
  const city = await demo?.prepareCity({ database, ...config, log: demoLog });
  const addresses: Partial<Addresses> = {};
  if (part !== "api") {
    const { closeBrokerSide, openBrokerSide } = await import("./broker-side.ts");
    const side: BrokerSide = {};
    parts.brokerSide = side;
    parts.closeBrokerSide = async () => await closeBrokerSide(side);
    const broker = await listen(
      ports,
      "MQTT_PORT",
      async () =>
        await openBrokerSide(side, {
          config,
          database,
          registry,
          jobs,
          spans: parts.telemetry?.messages,
          log,
        }),
    );
    addresses.mqtt = urlOf("mqtt", broker.address.host, broker.address.port);
    const { tls, ws, wss } = broker.addresses;
    if (tls !== undefined) addresses.mqtts = urlOf("mqtts", tls.host, tls.port);
    if (ws !== undefined) addresses.ws = urlOf("ws", ws.host, ws.port);
    if (wss !== undefined) addresses.wss = urlOf("wss", wss.host, wss.port);
  }
  if (part !== "broker") {
    const { openApiSide } = await import("./api-side.ts");
    const ingest = parts.brokerSide?.ingest ?? (await openOwnIngest(database, config, log));
    if (parts.brokerSide === undefined) parts.ingest = ingest;
    parts.api = await listen(
      ports,
      "HTTP_PORT",
      async () =>
        await openApiSide({
          config,
          database,
          ingest,
          live: liveLink(parts, config),
          publicUrl,
          http,
          registry,
          log,
          followRequest: parts.telemetry?.followRequest,
          findMissing: async () => (parts.isStopping === true ? ["stopping"] : []),
        }),
    );
    addresses.site = publicUrl;
    addresses.api = `${publicUrl}/v1`;
  }
  parts.metrics = await listen(
    ports,
    "METRICS_PORT",
    async () => await openMetricsServer(registry, config.metrics),
  );
  if (parts.held !== undefined) {
    const scope: OperationScope = {
      publicUrl,
      timeZone: config.timeZone,
      mqttUrl: addresses.mqtt,
      isRunning: true,
      isClockTrusted: () => parts.brokerSide?.upkeep?.status().clock.isTrusted ?? true,
      figures: (slowest) => {
        const figures = figuresOf(parts.brokerSide ?? {}, slowest);
        if (figures === undefined) throw new CommandError("failed", "This process serves no devices.");
        return figures;
      },
      recomputeZones: async () => await parts.brokerSide?.crowd?.recompute(),
    };
    parts.socket = await openCommandSocket(
      config.dataDir,
      lockFileOf(config.dataDir),
      async (name, args) => await performByName(database, name, args, scope),
    );
  }
  if (demo !== undefined && city !== undefined) {
    parts.city = await demo.openCity({
      database,
      timeZone: config.timeZone,
      dataDir: config.dataDir,
      city,
      mqttUrl: addresses.mqtt ?? "",
      recomputeZones: async () => await parts.brokerSide?.crowd?.recompute(),
      log: demoLog,
    });
  }
  return { ...addresses, metrics: `${urlOf("http", config.metrics.host, parts.metrics.port)}/metrics` };
}

/** Closes what is open, in the order in which nothing already accepted is lost. */
export async function closeParts(parts: Parts): Promise<void> {
  parts.isStopping = true;
  await parts.socket?.close();
  await parts.city?.close();
  // Side by side: together they take as long as the slower one.
  await Promise.all([parts.closeBrokerSide?.(), parts.api?.close()]);
  await parts.ingest?.close();
  await parts.metrics?.close();
  await parts.telemetry?.close();
  await parts.database?.close();
  parts.held?.release();
}

async function openOwnIngest(database: Database, config: Config, log: Logger): Promise<Ingest> {
  const { openIngest } = await import("@meetpaal/ingest");
  const ingestLog = log.child({ part: "ingest" });
  return await openIngest({
    database,
    timeZone: config.timeZone,
    onProblem: (err) => ingestLog.warn({ err }, "held, tried again"),
  });
}

/** In one process over memory, otherwise over the network as the user `service`. */
function liveLink({ brokerSide }: Parts, config: Config): RegistryApiOptions["live"] {
  const broker = brokerSide?.broker;
  if (broker !== undefined) return { connect: () => broker.connect() };
  return { url: config.mqttUrl ?? "", secret: config.serviceSecret ?? "" };
}

function wantedPorts(config: Config, part: Part): WantedPort[] {
  return [
    ...(part === "broker" ? [] : [{ setting: "HTTP_PORT", ...config.http }]),
    ...(part === "api" ? [] : mqttPorts(config)),
    { setting: "METRICS_PORT", ...config.metrics },
  ];
}

function mqttPorts({ mqtt: { host, port, tls, ws, wss } }: Config): WantedPort[] {
  return [
    { setting: "MQTT_PORT", host, port },
    ...(tls === undefined ? [] : [{ setting: "MQTTS_PORT", ...tls }]),
    ...(ws === undefined ? [] : [{ setting: "MQTT_WS_PORT", ...ws }]),
    ...(wss === undefined ? [] : [{ setting: "MQTT_WSS_PORT", ...wss }]),
  ];
}

function holdDataDir(dataDir: string): HeldDataDir {
  const held = takeDataDir(dataDir);
  if (held !== undefined) return held;
  throw new CommandError(
    "in-use",
    `Another meetpaal uses ${dataDir}: stop that one, or set DATA_DIR to another directory.`,
  );
}

/** With a server database the directory holds only the command socket, which `top` needs and nobody else. */
function mayHoldDataDir(dataDir: string, log: Logger): Pick<Parts, "held"> {
  try {
    const held = takeDataDir(dataDir);
    if (held === undefined) log.info("DATA_DIR belongs to another process: no command socket here");
    return held === undefined ? {} : { held };
  } catch (err) {
    log.info({ err }, "DATA_DIR cannot be used: no command socket here");
    return {};
  }
}

async function openMigrated(config: Config, log: Logger): Promise<Database> {
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
async function listen<T>(ports: readonly WantedPort[], setting: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const wanted = ports.find((port) => port.setting === setting);
    throw wanted === undefined ? error : explainListener(error, wanted);
  }
}
