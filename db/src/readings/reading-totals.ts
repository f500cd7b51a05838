/** How much is stored of a sensor: for who sends it, to know what is still missing. One sensor a question, a slice. */
import type { Queryable } from "../database.ts";

const HOURS = `select extract(epoch from date_trunc('hour', reading.time, 'UTC'))::float8 * 1000 as "hourMs",
  count(*)::int as "count"
from reading
join datastream on datastream.id = reading.datastream_id
join sensor on sensor.id = datastream.sensor_id
where sensor.public_id = $1 and reading.time >= $2 and reading.time < $3
group by 1`;

const TOTALS = `select count(*)::int as "count", coalesce(sum(reading.value), 0)::float8 as "sum"
from reading
join datastream on datastream.id = reading.datastream_id
join sensor on sensor.id = datastream.sensor_id
where sensor.public_id = $1 and reading.time >= $2 and reading.time < $3`;

/**
 * Counts the stored readings of all streams of a sensor, by UTC hour.
 *
 * @returns the hour's start in milliseconds to the number of readings; hours without any are left out
 */
export async function countReadingsByHour(
  queryable: Queryable,
  publicId: string,
  from: Date,
  to: Date,
): Promise<Map<number, number>> {
  const { rows } = await queryable.query<{ hourMs: number; count: number }>(HOURS, [publicId, from, to]);
  return new Map(rows.map(({ hourMs, count }) => [hourMs, count]));
}

export interface ReadingTotals {
  count: number;
  /** Sum of all values; for whole numbers exact up to 2^53. */
  sum: number;
}

/** How many readings of a sensor are stored in `[from, to)`, and what their values add up to. */
export async function sumReadings(
  queryable: Queryable,
  publicId: string,
  from: Date,
  to: Date,
): Promise<ReadingTotals> {
  const { rows } = await queryable.query<ReadingTotals>(TOTALS, [publicId, from, to]);
  return rows[0] ?? { count: 0, sum: 0 };
}
