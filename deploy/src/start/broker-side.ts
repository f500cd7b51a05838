/**
 * The side that devices meet: ingest writes, the broker listens, the jobs keep up what is stored.
 *
 * It closes so that devices get their answers: the broker takes nothing more in and answers what it has while the jobs make
 * room, then ingest writes what waits.
 */
import { readFileSync } from "node:fs";
import {
  type Attachment,
  attach,
  type Broker,
  type BrokerOptions,
  type MessageSpans,
  openBroker,
  TlsFilesError,
} from "@meetpaal/broker";
import type { Database } from "@meetpaal/db";
import {
  type Crowd,
  type Ingest,
  openCrowd,
  openIngest,
  openUpkeep,
  type Upkeep,
  type UpkeepAlarm,
} from "@meetpaal/ingest";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import { CommandError } from "../command-error.ts";
import type { Config } from "../config.ts";
import { type BackupKeeper, openBackupKeeper } from "./backup-keeper.ts";
import type { JobMetrics } from "./job-metrics.ts";

export interface BrokerSide {
  ingest?: Ingest;
  broker?: Broker;
  attachment?: Attachment;
  crowd?: Crowd;
  upkeep?: Upkeep;
  backups?: BackupKeeper;
}

export interface BrokerSideOptions {
  config: Config;
  database: Database;
  registry: Registry;
  jobs: JobMetrics;
  /** Where messages are followed; undefined: nowhere. */
  spans: MessageSpans | undefined;
  log: Logger;
}

/** @param side - fills as it goes, so a start that fails half-way can close what it had */
export async function openBrokerSide(
  side: BrokerSide,
  { config, database, registry, jobs, spans, log }: BrokerSideOptions,
): Promise<Broker> {
  const { timeZone } = config;
  const upkeepLog = log.child({ part: "upkeep" });
  const upkeep = openUpkeep({
    database,
    timeZone,
    onAlarm: (alarm) => tellAlarm(upkeepLog, alarm),
    onRun: ({ job, detail }) => {
      jobs.ran(job, detail);
      const count = detail["possibleBreaches"] ?? 0;
      if (count > 0)
        upkeepLog.warn({ count }, "mogelijk datalek: beoordeel binnen 72 uur; `doctor` names them");
    },
  });
  side.upkeep = upkeep;
  // What was due while the process was away is gone before anybody is answered. The guard of the clock may hold it back.
  await upkeep.runDue();
  const ingestLog = log.child({ part: "ingest" });
  side.ingest = await openIngest({
    database,
    timeZone,
    onProblem: (err) => ingestLog.warn({ err }, "held, tried again"),
  });
  const crowdLog = log.child({ part: "crowd" });
  const crowd = openCrowd({
    database,
    timeZone,
    onChange: () => undefined, // readers look at the table
    mayReset: () => upkeep.isClockTrusted(),
    onAlarm: ({ kind, zoneId, ...alarm }) =>
      "error" in alarm
        ? crowdLog.error({ zoneId, err: alarm.error }, "zone not computed")
        : crowdLog.warn({ zoneId, kind, ...alarm }, "crowd alarm"),
  });
  side.crowd = crowd;
  side.ingest.listen({
    committed: (changes) => crowd.noteCommitted(changes.map(({ datastreamId }) => datastreamId)),
  });
  side.broker = await openBrokerBySettings({
    ingest: side.ingest,
    ...config.mqtt,
    serviceSecret: config.serviceSecret,
    redisUrl: config.redisUrl,
    spans,
    log: log.child({ part: "broker" }),
    registry,
  });
  if (config.attach !== undefined) {
    const { ca, ...broker } = config.attach;
    side.attachment = attach({
      ingest: side.ingest,
      ...broker,
      ca: ca === undefined ? undefined : readFileSync(ca, "utf8"),
      log: log.child({ part: "attach" }),
      registry,
    });
  }
  crowd.start();
  upkeep.start();
  side.backups = openBackupKeeper({
    database,
    isClockTrusted: () => upkeep.isClockTrusted(),
    log: log.child({ part: "backups" }),
  });
  return side.broker;
}

/** @throws {CommandError} `settings`, for certificates that cannot be used */
async function openBrokerBySettings(options: BrokerOptions): Promise<Broker> {
  try {
    return await openBroker(options);
  } catch (error) {
    if (!(error instanceof TlsFilesError)) throw error;
    const names = "TLS_CERT, TLS_KEY, TLS_CLIENT_CA_DIR";
    throw new CommandError("settings", `${names}: these files cannot be used: ${error.message}`, {
      cause: error,
    });
  }
}

export async function closeBrokerSide(side: BrokerSide): Promise<void> {
  const { broker, attachment, ingest, crowd, upkeep, backups } = side;
  const answerDevices = async (): Promise<void> => {
    await Promise.all([broker?.close(), attachment?.close()]);
    await ingest?.close();
  };
  await Promise.all([answerDevices(), crowd?.close(), upkeep?.close(), backups?.close()]);
}

function tellAlarm(log: Logger, alarm: UpkeepAlarm): void {
  if (alarm.kind === "job-failed") {
    log.error({ job: alarm.job, err: alarm.error }, "a job failed; it is tried again");
  } else {
    log.error(
      { movedMs: alarm.movedMs },
      "the clock moved: nothing is deleted; see `meetpaal doctor --accept-clock`",
    );
  }
}
