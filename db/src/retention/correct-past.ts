/**
 * Works in corrections of the past: what was stored after an end that was moved to an earlier time is deleted, on
 * record, and every hour that the corrected version touched is computed again.
 *
 * Only rows outside everything in force go; a later version of the sensor may have begun again after that end.
 */
import type { Span } from "@meetpaal/model";
import type { Work } from "../database.ts";
import { findRollupStreams, type RollupStream } from "../rollups/rollup-stream.ts";

const SLICE = 5_000;

const CORRECTIONS = `select
  datastream.id as "datastreamId",
  min(version.valid_from) as "from",
  min(version.operating_to) as "end",
  max(version.import_id) as "importId"
from sensor_version version
join datastream using (sensor_id)
where version.corrects_reason is not null
  and version.import_id > (select corrected_import from rollup_state)
group by datastream.id
order by datastream.id`;

interface Correction {
  datastreamId: number;
  from: Date;
  /** Null: it left the end alone. */
  end: Date | null;
  importId: number;
}

const DONE = `update rollup_state
set corrected_import = greatest(corrected_import, $1)`;
const RECORD = `insert into audit (actor, action, subject_kind, subject_id, detail)
values ('upkeep', 'delete-after-end', 'datastream', $1::text, jsonb_build_object('end', $2::timestamptz, 'rows', $3::int))`;
// The hour of the end as well: its day may have lost all its other hours.
const MARK = `insert into rollup_mark (datastream_id, hour)
select datastream_id, start_at
from reading_hour
where datastream_id = $1
  and start_at >= date_trunc('hour', $2::timestamptz, 'UTC')
union all
select $1, date_trunc('hour', $3::timestamptz, 'UTC')`;

/** @returns how many rows were deleted */
export async function correctPast(work: Work): Promise<number> {
  const { rows: corrections } = await work.query<Correction>(CORRECTIONS);
  let total = 0;
  for (const correction of corrections) {
    const [stream] = await findRollupStreams(work, 0, 1, [correction.datastreamId]);
    if (stream === undefined) continue;
    const deleted = correction.end === null ? 0 : await deleteOutside(work, stream, correction.end);
    await work.transaction(async (tx) => {
      await tx.query(MARK, [stream.id, correction.from, correction.end ?? correction.from]);
      if (deleted > 0) await tx.query(RECORD, [stream.id, correction.end, deleted]);
    });
    total += deleted;
  }
  const newest = Math.max(0, ...corrections.map(({ importId }) => importId));
  if (newest > 0) await work.query(DONE, [newest]);
  return total;
}

/** Deletes what lies after `end` and outside everything in force. */
async function deleteOutside(work: Work, { id, spans }: RollupStream, end: Date): Promise<number> {
  let total = 0;
  for (const [from, to] of gapsAfter(spans, end.getTime())) {
    // A count whose interval runs on past the end is not inside it.
    const first = new Date(from.getTime() - runOnMs(spans, from.getTime()));
    for (const [statement, start] of [
      [RAW, first],
      [NUMBERS, first],
      [HOURS, from],
      [DAYS, from],
    ] as const) {
      for (let deleted = SLICE; deleted >= SLICE; total += deleted) {
        const { rowCount } = await work.query(statement, [id, start, to, SLICE]);
        deleted = rowCount ?? 0;
      }
    }
    await work.query(LATEST, [id, first, to]);
  }
  return total;
}

/** How long before an end a count can begin that ends after it [ms]. */
function runOnMs(spans: readonly Span[], endMs: number): number {
  const last = spans.find(({ toMs, windowToMs }) => toMs === endMs && windowToMs === endMs);
  return last?.terms.aggregation === "interval-count" ? last.terms.intervalMs - 1 : 0;
}

/** The times from `fromMs` on that no span covers, `[from, to)`. */
function gapsAfter(spans: readonly Span[], fromMs: number): [Date, Date | "infinity"][] {
  const gaps: [Date, Date | "infinity"][] = [];
  let startMs = fromMs;
  for (const span of spans) {
    if (span.toMs <= startMs) continue;
    if (span.fromMs > startMs) gaps.push([new Date(startMs), new Date(span.fromMs)]);
    startMs = span.toMs;
  }
  if (startMs !== Infinity) gaps.push([new Date(startMs), "infinity"]);
  return gaps;
}

const RAW = `with slice as (
  select time
  from reading
  where datastream_id = $1
    and time >= $2
    and time < $3
  order by time
  limit $4
)
delete from reading
using slice
where datastream_id = $1
  and reading.time = slice.time`;
const NUMBERS = `update quarantine
set value = null,
  stored_value = null
where id in (
  select id
  from quarantine
  where datastream_id = $1
    and (value is not null or stored_value is not null)
    and time >= $2
    and time < $3
  limit $4
)`;
// Whole ones go; one that the end divides is computed again, or goes too when its raw is gone: half of it is not known.
const HOURS = `delete from reading_hour
where ctid in (
  select ctid
  from reading_hour
  where datastream_id = $1
    and start_at < $3
    and (
      start_at >= $2
      or (start_at + interval 'PT1H' > $2 and start_at < ${floorOf("'raw'")})
    )
    and start_at > $2::timestamptz - interval 'PT1H'
  limit $4
)`;
const DAYS = `delete from reading_day
where ctid in (
  select ctid
  from reading_day
  where datastream_id = $1
    and start_at < $3
    and (
      start_at >= $2
      or (end_at > $2 and start_at < ${floorOf("'hour'")})
    )
    and start_at > $2::timestamptz - interval 'PT25H'
  limit $4
)`;
const LATEST = `delete from latest
where datastream_id = $1
  and time >= $2
  and time < $3`;

function floorOf(tier: string): string {
  return `(
        select coalesce(max(deleted_before), '-infinity')
        from retention_floor
        where datastream_id = $1
          and tier = ${tier}
      )`;
}
