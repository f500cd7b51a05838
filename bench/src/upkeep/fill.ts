/** The weeks before: a count for every minute of every stream, as retention keeps them. */
import type { Database } from "@meetpaal/db";

// Late counts go back from two days ago: a gap of hours is theirs.
const FILL = `insert into reading (datastream_id, time, value)
select stream, minute, floor(100 * random())
from unnest($1::int[]) stream
cross join generate_series($2::timestamptz, $3::timestamptz - interval 'PT1M', interval 'PT1M') minute
where minute < $4
  or minute > $5
order by 1, 2`;

/** Streams of one statement: it touches 14,400 rows. */
const SLICE = 10;
const DAY_MS = 86_400_000;
const GAP_MS = 4 * 3_600_000;

/**
 * Stores the days before `untilMs`, a whole minute.
 *
 * @returns how many readings
 */
export async function fill(database: Database, untilMs: number, days: number): Promise<number> {
  const work = database.work("ingest");
  const { rows } = await work.query<{ id: number }>("select id from datastream order by id");
  const streams = rows.map(({ id }) => id);
  const gapEnd = new Date(untilMs - 2 * DAY_MS);
  const gapStart = new Date(gapEnd.getTime() - GAP_MS);
  let stored = 0;
  for (let day = days; day > 0; day -= 1) {
    const from = new Date(untilMs - day * DAY_MS);
    const to = new Date(from.getTime() + DAY_MS);
    for (let at = 0; at < streams.length; at += SLICE) {
      const slice = streams.slice(at, at + SLICE);
      stored += (await work.query(FILL, [slice, from, to, gapStart, gapEnd])).rowCount ?? 0;
    }
  }
  return stored;
}
