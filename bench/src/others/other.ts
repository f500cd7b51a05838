/**
 * The same work as it is usually put together: a broker that acknowledges at once, and behind it a
 * program that inserts each message. It promises nothing, and gets one row a message, not one a
 * value: the comparison is in its favour.
 */
import pg from "pg";
import { diskOf } from "../cost/disk.ts";
import type { LoadPlan } from "../load/load-plan.ts";
import { startLoad } from "../load/start-load.ts";
import { cpuSeconds } from "../process-usage.ts";

/** Faster than it can insert, its broker drops what waits and takes the processor from it: each rate is tried. */
const RATES = [250, 500, 1_000, 2_000, 4_000, 8_000];
const ROUND_MS = 5_000;

export const CREATE_PLAIN = `
  create extension if not exists timescaledb;
  create table plain_reading (topic text not null, time timestamptz not null, no2 float8, pm25 float8, temperature float8);
  select create_hypertable('plain_reading', by_range('time', interval '1 day'))`;
export const INSERT_PLAIN =
  "insert into plain_reading (topic, time, no2, pm25, temperature) values ($1, $2, $3, $4, $5)";

const EMPTY = "truncate plain_reading";

export interface Other {
  mqttPort: number;
  /** Of its processes, the database not among them. */
  pids: number[];
  stop: () => Promise<void>;
}

/** What a way of storing readings can, and what it costs. */
export interface Cost {
  /** Readings stored. */
  perSecond: number;
  /** Processor time for 1,000 readings, of the broker and what stands behind it, and of the database. */
  processMs: number;
  databaseMs: number;
  /** On disk, with indexes. */
  bytesPerReading: number;
}

/** @returns at the rate at which most was stored */
export async function measureOther(
  folder: string,
  other: Other,
  databaseUrl: string,
  plan: LoadPlan,
  databaseCpuSeconds: () => number,
): Promise<Cost> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  let best: Cost = {
    perSecond: 0,
    processMs: Number.NaN,
    databaseMs: Number.NaN,
    bytesPerReading: Number.NaN,
  };
  const used = () => other.pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  try {
    for (const messagesPerSecond of RATES) {
      await client.query(EMPTY);
      const from = { process: used(), database: databaseCpuSeconds() };
      const load = await startLoad(folder, {
        ...plan,
        port: other.mqttPort,
        messagesPerSecond,
        durationMs: ROUND_MS,
      });
      const { seconds } = await load.result();
      const { rows, bytes } = await diskOf(client, "plain_reading");
      const readings = rows * plan.keys.length;
      const perSecond = readings / seconds;
      // Beyond what it can bear it only gets slower.
      if (perSecond < best.perSecond) break;
      best = {
        perSecond,
        processMs: ((used() - from.process) / readings) * 1e6,
        databaseMs: ((databaseCpuSeconds() - from.database) / readings) * 1e6,
        bytesPerReading: bytes / readings,
      };
    }
  } finally {
    await client.end();
  }
  return best;
}
