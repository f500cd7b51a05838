/**
 * Several processes write the same readings at the same time, late, early, twice and revised, while the
 * register moves on: each key is there once, with the highest revision that was ever decided.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { type Ingest, openIngest } from "../src/index.ts";
import { TestRegister } from "./register.ts";

const SENSORS = 4;
const TIMES = 150;
const HOUR_MS = 3_600_000;

interface Sent {
  sensor: number;
  time: number;
  revision: number;
}

/** What a device sends for a key and revision is always the same. */
function valueOf({ sensor, time, revision }: Sent): number {
  return sensor * 1e6 + (time % 1e6) + revision / 8;
}

describe.each(editions)("several writers (%s)", (edition) => {
  const db = useDatabase(edition);
  const publicIds: string[] = [];
  const sensorIds: number[] = [];
  let register: TestRegister;
  let ingests: Ingest[];
  const problems: unknown[] = [];

  beforeAll(async () => {
    register = new TestRegister(db.database);
    for (let i = 0; i < SENSORS; i += 1) {
      const sensor = await register.addSensor({ streams: [{ key: "a" }, { key: "b" }] });
      publicIds.push(sensor.publicId);
      sensorIds.push(sensor.sensorId);
    }
    await register.addDevice("box", sensorIds);
    // The embedded database has one owner; within it, a second ingest stands for another writer.
    ingests = await Promise.all(
      [1, 2].map(() =>
        openIngest({ database: db.database, timeZone: "UTC", onProblem: (error) => problems.push(error) }),
      ),
    );
  });
  afterAll(async () => {
    await Promise.all(ingests.map((ingest) => ingest.close()));
  });

  function submit(ingest: Ingest, moments: readonly Sent[]): Promise<void> {
    const [first] = moments;
    const json = moments.map((sent) => ({
      time: sent.time,
      revision: sent.revision,
      values: { a: valueOf(sent), b: -valueOf(sent) },
    }));
    const bytes = Buffer.from(JSON.stringify(json));
    return new Promise((resolve, reject) => {
      ingest.submit(
        "box",
        publicIds[first?.sensor ?? 0] ?? "",
        { bytes, from: 0, to: bytes.length },
        bytes.length,
        {
          decided: resolve,
          dropped: (reason) => reject(new Error(reason)),
        },
      );
    });
  }

  it("leave each key once, with its highest revision", async () => {
    const random = randomFrom(20_261_124);
    const start = Date.now() - 72 * HOUR_MS;
    const all: Sent[] = [];
    for (let sensor = 0; sensor < SENSORS; sensor += 1) {
      for (let i = 0; i < TIMES; i += 1) {
        const time = start + i * 0.4 * HOUR_MS;
        const revisions = random() < 0.2 ? [0, 1, 3] : [0];
        for (const revision of revisions) all.push({ sensor, time, revision });
      }
    }
    const deliveries = [...all, ...all.filter(() => random() < 0.5), ...all.filter(() => random() < 0.2)];
    shuffle(deliveries, random);
    // Moments of one sensor, one to five a message, by either writer.
    const waiting: Promise<void>[] = [];
    const moving = moveOn(register, sensorIds[0] ?? 0, 5);
    for (let sensor = 0; sensor < SENSORS; sensor += 1) {
      const own = deliveries.filter((sent) => sent.sensor === sensor);
      while (own.length > 0) {
        const ingest = ingests[random() < 0.5 ? 0 : 1];
        const moments = own.splice(0, 1 + Math.floor(random() * 5));
        if (ingest !== undefined) waiting.push(submit(ingest, moments));
        if (waiting.length % 40 === 0) await sleep(1);
      }
    }
    await Promise.all(waiting);
    await moving;

    const { rows } = await db.database
      .work("api")
      .query<{ key: string; sensorId: number; timeMs: number; value: number; revision: number }>(
        `select d.key, d.sensor_id as "sensorId", (extract(epoch from r.time) * 1000)::int8 as "timeMs", r.value, r.revision
       from reading r join datastream d on d.id = r.datastream_id`,
      );
    const highest = new Map<string, Sent>();
    for (const sent of all) {
      const key = `${sent.sensor} ${sent.time}`;
      if ((highest.get(key)?.revision ?? -1) < sent.revision) highest.set(key, sent);
    }
    expect(rows).toHaveLength(2 * highest.size);
    const wrong = rows.filter(({ key, sensorId, timeMs, value, revision }) => {
      const sent = highest.get(`${sensorIds.indexOf(sensorId)} ${timeMs}`);
      const expected = sent === undefined ? Number.NaN : valueOf(sent);
      return sent?.revision !== revision || value !== (key === "a" ? expected : -expected);
    });
    expect(wrong).toEqual([]);
    const quarantine = await db.database.work("api").query("select reason from quarantine");
    expect(quarantine.rows).toEqual([]);
    expect(problems.map(String)).toEqual([]);
  }, 120_000);
});

/** Publishes versions meanwhile, which declare the same. */
async function moveOn(register: TestRegister, sensorId: number, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    await register.addVersion(sensorId, { streams: [{ key: "a" }, { key: "b" }] });
    await sleep(20);
  }
}

/** The same sequence each time, in [0, 1). @see Park and Miller 1988, "minimal standard" */
function randomFrom(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function shuffle(items: Sent[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [items[i], items[j]];
    if (a === undefined || b === undefined) continue;
    items[i] = b;
    items[j] = a;
  }
}
