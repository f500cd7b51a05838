/** A reading a minute of every stream for 40 days up to now, made by the server. */
import pg from "pg";

const DAYS = 40;
const DAY_MS = 86_400_000;
export const PER_STREAM = DAYS * 24 * 60;
/** At once: each is a day, and a day is a chunk. */
const WRITERS = 4;

const READINGS = `insert into reading (datastream_id, time, value)
select datastream.id, time, floor(100 * random())
from datastream
cross join generate_series($1::timestamptz, $2::timestamptz - interval 'PT1M', interval 'PT1M') time
order by 1, 2`;

const ROLLED = `update rollup_state
set watermark = date_trunc('hour', clock_timestamp(), 'UTC'),
  rolled_until = date_trunc('hour', clock_timestamp(), 'UTC')`;

/** @returns how many readings */
export async function fill(databaseUrl: string): Promise<number> {
  const untilMs = Math.floor(Date.now() / 60_000) * 60_000;
  let nextMs = untilMs - DAYS * DAY_MS;
  let stored = 0;
  const write = async (): Promise<void> => {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    while (nextMs < untilMs) {
      const fromMs = nextMs;
      nextMs = Math.min(untilMs, (Math.floor(fromMs / DAY_MS) + 1) * DAY_MS);
      const { rowCount } = await client.query(READINGS, [new Date(fromMs), new Date(nextMs)]);
      stored += rowCount ?? 0;
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(ROLLED);
  await client.query("vacuum analyze reading");
  await client.end();
  return stored;
}
