/**
 * The same work as it is usually put together: a broker that acknowledges at once, and behind it a
 * program that inserts each message. It promises nothing, and gets one row a message, not one a
 * value: the comparison is in its favour.
 */
import pg from "pg";
import type { LoadPlan } from "../load/load-plan.ts";
import { startLoad } from "../load/start-load.ts";

/** Faster than it can insert, its broker drops what waits and takes the processor from it: each rate is tried. */
const RATES = [250, 500, 1_000, 2_000, 4_000, 8_000];
const ROUND_MS = 5_000;

export const CREATE_PLAIN = `
  create extension if not exists timescaledb;
  create table plain_reading (topic text not null, time timestamptz not null, no2 float8, pm25 float8, temperature float8);
  select create_hypertable('plain_reading', by_range('time', interval '1 day'))`;
export const INSERT_PLAIN =
  "insert into plain_reading (topic, time, no2, pm25, temperature) values ($1, $2, $3, $4, $5)";

const COUNT = "select count(*)::int as count from plain_reading";
const EMPTY = "truncate plain_reading";

export interface Other {
  mqttPort: number;
  stop: () => Promise<void>;
}

/** @returns readings stored a second, at the rate at which most were */
export async function measureOther(
  folder: string,
  other: Other,
  databaseUrl: string,
  plan: LoadPlan,
): Promise<number> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  let best = 0;
  try {
    for (const messagesPerSecond of RATES) {
      await client.query(EMPTY);
      const load = await startLoad(folder, {
        ...plan,
        port: other.mqttPort,
        messagesPerSecond,
        durationMs: ROUND_MS,
      });
      const { seconds } = await load.result();
      const { rows } = await client.query<{ count: number }>(COUNT);
      const rate = ((rows[0]?.count ?? 0) * plan.keys.length) / seconds;
      // Beyond what it can bear it only gets slower.
      if (rate < best) break;
      best = rate;
    }
  } finally {
    await client.end();
  }
  return best;
}
