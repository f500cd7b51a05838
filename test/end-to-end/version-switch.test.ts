/**
 * A change of the register takes effect with the return of its import, devices that are connected included.
 *
 * Devices send without a pause, three keys a message, while the register goes back and forth between two versions: one
 * declares `left` and `both`, the other `both` and `right`. Afterwards each value is held against the version that held
 * at its own time: stored if that version declares it, and not if it does not. On the server database two processes'
 * worth of brokers take the messages.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { connectAsync, type MqttClient } from "mqtt";
import { pino } from "pino";
import { Registry } from "prom-client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Broker, openBroker } from "../../broker/src/index.ts";
import { createCredential, type Database, importRegister, openDatabase } from "../../db/src/index.ts";
import { type Edition, editions, type OpenedDatabase, openTestDatabase } from "../../db/test/database.ts";
import { type Ingest, openIngest } from "../../ingest/src/index.ts";
import { type SampleSensor, sampleRegister, sensor, soundLevel } from "../../model/test/sample-register.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const TIME_ZONE = "Europe/Amsterdam";
const LEFT = ["left", "both"];
const RIGHT = ["both", "right"];
const KEYS = ["left", "both", "right"];
const SWITCHES = 6;
/** Many, since each may send only so often: together they send all the time. */
const SENSORS = 80;
const DEVICES = 4;
/** A gauge of an interval of a second may not send twice within half of it. */
const PAUSE_MS = 520;

/** A message and the time of its values. */
interface Sent {
  reference: string;
  timeMs: number;
}

interface Part {
  ingest: Ingest;
  broker: Broker;
  database: Database;
}

async function openPart(database: Database): Promise<Part> {
  const ingest = await openIngest({ database, timeZone: TIME_ZONE, onProblem: () => {} });
  const log = pino({ level: "silent" });
  const broker = await openBroker({ ingest, host: "127.0.0.1", port: 0, log, registry: new Registry() });
  return { ingest, broker, database };
}

function fileWith(keys: readonly string[]): object {
  const file = sampleRegister();
  const sensors = Array.from({ length: SENSORS }, (_, index): SampleSensor => {
    const streams = keys.map((key) => ({ ...soundLevel(), key, interval: "PT1S", range: undefined }));
    const [first = soundLevel(), ...others] = streams;
    return sensor(`S-${index}`, "noise", "geluidmeter", [first, ...others]);
  });
  const devices = Array.from({ length: DEVICES }, (_, index) => ({
    id: `device-${index}`,
    owner: "maker",
    sensors: sensors.map(({ reference }) => reference).filter((_name, place) => place % DEVICES === index),
  }));
  return { ...file, sensors, devices, zones: [] };
}

describe.each(editions)("switching versions under load (%s)", (edition: Edition) => {
  let opened: OpenedDatabase;
  const parts: Part[] = [];
  const clients: MqttClient[] = [];
  const sent: Sent[] = [];
  const ahead: Sent[] = [];
  const imports: { keys: readonly string[]; beganMs: number; returnedMs: number }[] = [];

  async function importKeys(keys: readonly string[]): Promise<Map<string, string>> {
    const beganMs = Date.now();
    const outcome = await importRegister(opened.database, fileWith(keys), {
      actor: "test",
      sha256: "0".repeat(64),
      timeZone: TIME_ZONE,
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.findings));
    imports.push({ keys, beganMs, returnedMs: Date.now() });
    return new Map(outcome.result.sensors.map(({ reference, publicId }) => [reference, publicId ?? ""]));
  }

  /** Sends for one sensor until it is told to stop; resolves when every message is acknowledged. */
  async function sendAll(
    { client, topic, reference }: { client: MqttClient; topic: string; reference: string },
    stop: AbortSignal,
    { aheadMs, ledger }: { aheadMs: number; ledger: Sent[] },
  ): Promise<void> {
    const answers: Promise<void>[] = [];
    let timeMs = 0;
    while (!stop.aborted) {
      await sleep(PAUSE_MS * (1 + Math.random() / 5));
      timeMs = Math.max(timeMs + PAUSE_MS, Date.now() + aheadMs);
      const one = { reference, timeMs };
      const message = JSON.stringify({ time: timeMs, values: { left: 1, both: 2, right: 3 } });
      answers.push(client.publishAsync(topic, message, { qos: 1 }).then(() => void ledger.push(one)));
    }
    await Promise.all(answers);
  }

  async function logIn(deviceId: string, part: Part | undefined): Promise<MqttClient> {
    const credential = await createCredential(opened.database, deviceId);
    return await connectAsync({
      host: "127.0.0.1",
      port: part?.broker.address.port ?? 0,
      clientId: deviceId,
      username: deviceId,
      password: credential?.secret ?? "",
      reconnectPeriod: 0,
    });
  }

  beforeAll(async () => {
    opened = await openTestDatabase(edition);
    const publicIds = await importKeys(LEFT);
    parts.push(await openPart(opened.database));
    if (edition === "server") parts.push(await openPart(await openDatabase(opened.options)));
    const stop = new AbortController();
    const topics = [...publicIds].map(([reference, publicId]) => ({
      reference,
      topic: `v1/sensors/${publicId}/readings`,
    }));
    const senders: Promise<void>[] = [];
    for (let device = 0; device < DEVICES; device += 1) {
      const client = await logIn(`device-${device}`, parts[device % parts.length]);
      clients.push(client);
      // One device has a clock that runs ahead: at a switch its values of later are stored already.
      const how = device === 0 ? { aheadMs: 60_000, ledger: ahead } : { aheadMs: 0, ledger: sent };
      for (const topic of topics.filter((_, place) => place % DEVICES === device)) {
        senders.push(sendAll({ client, ...topic }, stop.signal, how));
      }
    }
    for (let number = 0; number < SWITCHES; number += 1) {
      await sleep(700);
      await importKeys(number % 2 === 0 ? RIGHT : LEFT);
    }
    await sleep(700);
    stop.abort();
    await Promise.all(senders);
  });

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.endAsync()));
    for (const { broker, ingest, database } of parts) {
      await broker.close();
      await ingest.close();
      if (database !== opened.database) await database.close();
    }
    await opened.remove();
  });

  /** The keys that the version in force at a time declares, as the database says it. */
  async function versions(): Promise<{ fromMs: number; keys: string[] }[]> {
    const { rows } = await opened.database.work("api").query<{ fromMs: number; keys: string[] }>(
      `select extract(epoch from v.valid_from)::float8 * 1000 as "fromMs", array_agg(d.key) as "keys"
      from sensor_version v
      join sensor s on s.id = v.sensor_id
      join datastream_version dv on dv.sensor_id = v.sensor_id and dv.version = v.version
      join datastream d on d.id = dv.datastream_id
      where s.reference = 'S-1'
      group by v.version, v.valid_from
      order by v.version desc`,
    );
    return rows;
  }

  /** Every stored value, as `reference key time`. */
  async function stored(): Promise<Set<string>> {
    const { rows } = await opened.database.work("api").query<{ name: string }>(
      `select s.reference || ' ' || d.key || ' ' || (extract(epoch from r.time) * 1000)::int8 as "name"
      from reading r
      join datastream d on d.id = r.datastream_id
      join sensor s on s.id = d.sensor_id`,
    );
    return new Set(rows.map(({ name }) => name));
  }

  const declaredAt = (held: Awaited<ReturnType<typeof versions>>, timeMs: number): string[] =>
    held.find(({ fromMs }) => fromMs <= timeMs)?.keys ?? [];

  it("sends enough for each version to be met", async () => {
    const [, ...switches] = imports;
    expect(await versions()).toHaveLength(SWITCHES + 1);
    for (const [index, { returnedMs }] of switches.entries()) {
      const until = switches[index + 1]?.beganMs ?? Number.POSITIVE_INFINITY;
      expect(sent.filter(({ timeMs }) => timeMs >= returnedMs && timeMs < until).length).toBeGreaterThan(40);
    }
  });

  it("takes effect while the import runs, and not after its return", async () => {
    const newestFirst = imports.toReversed();
    for (const [index, { fromMs }] of (await versions()).slice(0, SWITCHES).entries()) {
      expect(fromMs).toBeGreaterThanOrEqual(newestFirst[index]?.beganMs ?? 0);
      expect(fromMs).toBeLessThanOrEqual((newestFirst[index]?.returnedMs ?? 0) + 1);
    }
  });

  it("stores what the version of its own time declares, and nothing else", async () => {
    const [held, found] = [await versions(), await stored()];
    const lost: string[] = [];
    const kept: string[] = [];
    for (const { reference, timeMs } of sent) {
      const declared = declaredAt(held, timeMs);
      for (const key of KEYS) {
        const name = `${reference} ${key} ${timeMs}`;
        if (declared.includes(key) && !found.has(name)) lost.push(name);
        if (!declared.includes(key) && found.has(name)) kept.push(name);
      }
    }
    expect({ lost, kept }).toEqual({ lost: [], kept: [] });
    expect(sent.length).toBeGreaterThan(200);
  });

  it("keeps nothing ahead of a switch that the new version does not declare", async () => {
    const [held, found] = [await versions(), await stored()];
    const [newest] = held;
    const after = ahead.filter(({ timeMs }) => timeMs >= (newest?.fromMs ?? 0));
    const has = (key: string): boolean[] =>
      after.map(({ reference, timeMs }) => found.has(`${reference} ${key} ${timeMs}`));
    expect(after.length).toBeGreaterThan(100);
    expect(has("both")).not.toContain(false);
    expect(has("right")).not.toContain(true);
    expect(has("left")).toContain(true);
  });
});
