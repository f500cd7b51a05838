/**
 * A box that sends for a sensor, both new in each test, and what became of what it sent.
 *
 *   const sending = useSending(db);
 *   const { minute, send, stored } = sending;
 *   it("...", async () => { await send({ time: minute(2), values: { count: 12 } }); });
 */
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { TestDatabase } from "../../db/test/database.ts";
import { earlyInHalfHour } from "../../db/test/early-in.ts";
import { type DropReason, type Ingest, openIngest } from "../src/index.ts";
import { TestRegister, type TestStream } from "./register.ts";

const MINUTE_MS = 60_000;

const STREAMS: TestStream[] = [
  { key: "count", aggregation: "interval-count", intervalS: 60, minimum: 0, maximum: 900, step: 1 },
  { key: "noise", intervalS: 10, minimum: 20, maximum: 130, step: 0.1 },
  { key: "total", aggregation: "counter", intervalS: 10, minimum: 0 },
  { key: "track", identifiability: "identifiable" },
  { key: "visits", identifiability: "pseudonymous", retentionRaw: "PT24H", intervalS: 3_600 },
];

type Outcome = "decided" | DropReason;

export interface Sending {
  /** What is sent goes from this device for this sensor; a test may take others. */
  device: string;
  publicId: string;
  sensorId: number;
  readonly register: TestRegister;
  readonly ingest: Ingest;
  /** So many whole minutes before the one in which the test began: one that it runs into does not move what it sent. */
  minute: (ago: number) => string;
  /** @param bytes - null: too many to be read */
  sendBytes: (bytes: Buffer | null, size?: number, to?: string) => Promise<Outcome>;
  send: (json: unknown) => Promise<void>;
  stored: (key: string) => Promise<{ time: string; value: number; revision: number }[]>;
  quarantined: () => Promise<Record<string, unknown>[]>;
}

/** For a whole `describe`: when it is over, nothing may have been held and tried again. */
export function useSending(db: TestDatabase): Sending {
  let register: TestRegister;
  let ingest: Ingest;
  const problems: unknown[] = [];
  let boxes = 0;
  let nowMs = 0;

  beforeAll(async () => {
    register = new TestRegister(db.database);
    ingest = await openIngest({
      database: db.database,
      timeZone: "Europe/Amsterdam",
      onProblem: (error) => problems.push(error),
    });
  });

  beforeEach(async () => {
    // What is refused counts by the hour in which it came, what is not declared by the day.
    await earlyInHalfHour();
    nowMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
    boxes += 1;
    const sensor = await register.addSensor({ streams: STREAMS });
    Object.assign(sending, sensor, { device: `box-${boxes}` });
    await register.addDevice(sending.device, [sensor.sensorId]);
  });

  afterAll(async () => {
    await ingest.close();
    expect(problems).toEqual([]);
  });

  const sending: Sending = {
    device: "",
    publicId: "",
    sensorId: 0,
    get register() {
      return register;
    },
    get ingest() {
      return ingest;
    },
    minute: (ago) => new Date(nowMs - ago * MINUTE_MS).toISOString(),
    sendBytes: (bytes, size = bytes?.length ?? 0, to = sending.publicId) =>
      new Promise((resolve) => {
        const payload = bytes === null ? null : { bytes, from: 0, to: bytes.length };
        const receipt = { decided: () => resolve("decided"), dropped: resolve };
        ingest.submit(sending.device, to, payload, size, receipt);
      }),
    send: async (json) => {
      expect(await sending.sendBytes(Buffer.from(JSON.stringify(json)))).toBe("decided");
    },
    stored: async (key) => {
      const { rows } = await db.database
        .work("api")
        .query<{ time: Date; value: number; revision: number }>(STORED, [sending.sensorId, key]);
      return rows.map((row) => ({ ...row, time: row.time.toISOString() }));
    },
    quarantined: async () => (await db.database.work("api").query(QUARANTINED, [sending.sensorId])).rows,
  };
  return sending;
}

const STORED = `select r.time, r.value, r.revision
from reading r
join datastream d on d.id = r.datastream_id
where d.sensor_id = $1 and d.key = $2
order by r.time`;
const QUARANTINED = `select q.reason, d.key, q.time, q.value, q.stored_value as "storedValue", q.count, q.position, q.size
from quarantine q
left join datastream d on d.id = q.datastream_id
where q.sensor_id = $1
order by q.id`;
