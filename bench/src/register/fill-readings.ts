/**
 * Readings by SQL: a value a minute of as many streams as it takes, over the days that their promise allows, with their hours; and one
 * dense stream, for a long file. What rollups would have to do is done, so that jobs find nothing to catch up with.
 */
import type pg from "pg";

/** Days that readings go back: within the shortest promise of the pattern, P14D. */
const DAYS = 13;
const PER_STREAM = DAYS * 24 * 60;

const STREAMS = `select datastream.id
from datastream
join sensor on sensor.id = datastream.sensor_id
where sensor.reference like 'REG-%'
  and datastream.id > $1
order by datastream.id
limit $2`;

const READINGS = `insert into reading (datastream_id, time, value)
select stream, time, 20 + 10 * sin(extract(epoch from time) / 13751) + stream % 7
from generate_series($1::timestamptz, $2::timestamptz - interval 'PT1S', $4::interval) time
cross join unnest($3::int[]) stream
order by time, stream`;

const HOURS = `insert into reading_hour (
  datastream_id, start_at, count, sum, coverage, sum_squares, minimum, maximum, first, last, shown_count, shown_sum,
  suppressed_slots
)
select
  datastream_id, date_trunc('hour', time), count(*), sum(value), 1, sum(value * value), min(value), max(value), min(value),
  max(value), count(*), sum(value), 0
from reading
where datastream_id = any($1::int[])
group by 1, 2
order by 1, 2`;

const LATEST = `insert into latest (datastream_id, time, value, received_at)
select stream, $2, 20, clock_timestamp()
from unnest($1::int[]) stream
on conflict (datastream_id) do nothing`;

const ROLLED = "update rollup_state set watermark = $1, rolled_until = $1";

export interface Filled {
  /** Streams with a value a minute, over `from` until `until`. */
  streams: number[];
  from: Date;
  until: Date;
}

/**
 * @param readings - how many more there shall be, rounded up to whole streams
 * @param after - the last stream that has readings already; 0: none has
 */
export async function fillReadings(client: pg.Client, readings: number, after: number): Promise<Filled> {
  const until = wholeHour();
  const from = new Date(until.getTime() - DAYS * 24 * 3_600_000);
  const { rows } = await client.query<{ id: number }>(STREAMS, [after, Math.ceil(readings / PER_STREAM)]);
  const streams = rows.map(({ id }) => id);
  // A day at a time: each is a chunk, and a transaction of some millions of rows.
  for (let day = 0; day < DAYS; day += 1) {
    const [start, end] = [day, day + 1].map((days) => new Date(from.getTime() + days * 24 * 3_600_000));
    await client.query(READINGS, [start, end, streams, "PT1M"]);
  }
  await client.query(HOURS, [streams]);
  await client.query(LATEST, [streams, new Date(until.getTime() - 60_000)]);
  await client.query(ROLLED, [until]);
  await client.query("analyze reading, reading_hour, latest");
  return { streams, from, until };
}

/** One stream with so many readings, evenly over the same days. */
export async function fillDense(client: pg.Client, readings: number, after: number): Promise<number> {
  const until = wholeHour();
  const from = new Date(until.getTime() - DAYS * 24 * 3_600_000);
  const { rows } = await client.query<{ id: number }>(STREAMS, [after, 1]);
  const stream = rows[0]?.id ?? 0;
  const stepMs = Math.floor((DAYS * 24 * 3_600_000) / readings);
  await client.query(READINGS, [from, until, [stream], `PT${stepMs / 1_000}S`]);
  await client.query(LATEST, [[stream], until]);
  return stream;
}

function wholeHour(): Date {
  return new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
}
