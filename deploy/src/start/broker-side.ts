/**
 * The side that devices meet: ingest writes, the broker listens, the jobs keep up what is stored.
 *
 * It closes so that devices get their answers: the broker takes nothing more in and answers what it has, ingest writes
 * what waits, then the jobs end.
 */
import { type Broker, openBroker } from "@meetpaal/broker";
import type { Database } from "@meetpaal/db";
import { type Crowd, type Ingest, openCrowd, openIngest } from "@meetpaal/ingest";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { Config } from "../config.ts";

export interface BrokerSide {
  ingest?: Ingest;
  broker?: Broker;
  crowd?: Crowd;
}

export interface BrokerSideOptions {
  config: Config;
  database: Database;
  registry: Registry;
  log: Logger;
}

/** @param side - fills as it goes, so a start that fails half-way can close what it had */
export async function openBrokerSide(
  side: BrokerSide,
  { config, database, registry, log }: BrokerSideOptions,
): Promise<Broker> {
  const { timeZone } = config;
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
    onAlarm: ({ kind, zoneId, ...alarm }) =>
      "error" in alarm
        ? crowdLog.error({ zoneId, err: alarm.error }, "zone not computed")
        : crowdLog.warn({ zoneId, kind, ...alarm }, "crowd alarm"),
  });
  side.crowd = crowd;
  side.ingest.listen({
    committed: (changes) => crowd.noteCommitted(changes.map(({ datastreamId }) => datastreamId)),
  });
  side.broker = await openBroker({
    ingest: side.ingest,
    ...config.mqtt,
    serviceSecret: config.serviceSecret,
    log: log.child({ part: "broker" }),
    registry,
  });
  crowd.start();
  return side.broker;
}

export async function closeBrokerSide({ broker, ingest, crowd }: BrokerSide): Promise<void> {
  await broker?.close();
  await ingest?.close();
  await crowd?.close();
}
