/** What became of the readings of a window: until when the promises keep them, and whether any outlived them. */
import type { Queryable } from "../database.ts";
import { cutoffCte } from "./cutoff.ts";

export interface FateRow {
  datastream: number;
  tier: "raw" | "hour" | "day";
  /** When the last of it is due, by the shortest promise since; null: this tier is not stored. */
  dueAt: Date | null;
  /** Until when it can be in a backup; null: the city promises nothing about backups. */
  backupUntil: Date | null;
  isDue: boolean;
  /** It is due for over a minute, and still there. */
  isOverdue: boolean;
}

export interface FateQuestion {
  /** At most 1,000 datastreams. */
  datastreams: readonly number[];
  /** Single values of [from, to), and the hours and days that it touches, from the begin of the first to that of the last. */
  from: Date;
  to: Date;
  hours: readonly [first: Date, last: Date];
  days: readonly [first: Date, last: Date];
  /** ISO 8601; null: nothing is promised. */
  backups: string | null;
}

// A promise counts for what is older than its end, and from when it was known on. One without a term for the tier lets nothing of
// it stay; where it was known in time, nothing was stored at all.
const SELECT = `with ${cutoffCte("clock_timestamp()", "declared.datastream_id = any($1::int[])")},
asked (tier, place, start_at) as (
  values ('raw', 1, $3::timestamptz), ('hour', 2, $6::timestamptz), ('day', 3, $8::timestamptz)
),
fate as (
  select
    promise.datastream_id,
    asked.tier,
    asked.place,
    case
      when bool_or(term.length is not null)
        then min(greatest(asked.start_at + term.length, promise.recorded_at)) filter (where promise.end_at > asked.start_at)
    end as due_at,
    asked.start_at
  from promise
  cross join asked
  cross join lateral (
    select case asked.tier when 'raw' then raw_term when 'hour' then hour_term else day_term end as length
  ) term
  group by promise.datastream_id, asked.tier, asked.place, asked.start_at
), stored as (
  select datastream_id, tier, place, case when due_at > start_at then due_at end as due_at
  from fate
)
select
  stored.datastream_id as "datastream",
  stored.tier,
  stored.due_at as "dueAt",
  stored.due_at + $4::interval as "backupUntil",
  coalesce(stored.due_at <= moment.now, false) as "isDue",
  case stored.tier
    when 'raw' then exists (
      select from reading
      where datastream_id = stored.datastream_id
        and time >= $2
        and time < least($3, cutoff.raw_before - interval 'PT1M')
    )
    when 'hour' then exists (
      select from reading_hour
      where datastream_id = stored.datastream_id
        and start_at between $5 and $6
        and start_at < cutoff.hour_before - interval 'PT1M'
    )
    else exists (
      select from reading_day
      where datastream_id = stored.datastream_id
        and start_at between $7 and $8
        and start_at < cutoff.day_before - interval 'PT1M'
    )
  end as "isOverdue"
from stored
join cutoff using (datastream_id)
cross join moment
order by stored.datastream_id, stored.place`;

/** Three rows a datastream: raw, hour, day. */
export async function findFate(queryable: Queryable, question: FateQuestion): Promise<FateRow[]> {
  const { datastreams, from, to, hours, days, backups } = question;
  const values = [datastreams, from, to, backups, ...hours, ...days];
  return (await queryable.query<FateRow>(SELECT, values)).rows;
}
