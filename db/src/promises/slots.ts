/**
 * How much of what was to be expected came in the 24 hours up to a moment ago: whole hours from what was computed of
 * them, the rest from single readings.
 */
import {
  DAY_MS,
  expectedSlots,
  HOUR_MS,
  hourOf,
  MINUTE_MS,
  type Span,
  type StreamFacts,
} from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { findRollupStreams } from "../rollups/rollup-stream.ts";
import { findRollupState } from "../rollups/watermark.ts";

type Slots = StreamFacts["slots"];

const HOURS = `select datastream_id as "id", extract(epoch from start_at) * 1000 as "startMs", count, coverage
from reading_hour
where datastream_id = any($1)
  and start_at >= $2
  and start_at < $3`;

// Of a gauge or counter a reading fills as much of a slot as time passed since the one before it in its hour.
const RAW = `select
  asked.id,
  count(*)::int as "count",
  sum(case when asked.is_count then 1 else coalesce(least(1, gap / asked.interval_s), 1) end) as "filled"
from unnest($1::int[], $2::timestamptz[], $3::timestamptz[], $4::float8[], $5::boolean[])
  as asked (id, from_at, to_at, interval_s, is_count)
cross join lateral (
  select extract(epoch from time - lag(time) over (
    partition by date_trunc('hour', time, 'UTC')
    order by time
  ))::float8 as gap
  from reading
  where datastream_id = asked.id
    and time >= asked.from_at
    and time < asked.to_at
    and time >= $6
) reading
group by asked.id`;

interface Asked {
  id: number;
  nowMs: number;
  isDeclared: boolean;
}

interface Window {
  id: number;
  spans: readonly Span[];
  last: Span;
  startMs: number;
  endMs: number;
}

/** Slots of these streams by id; those that are not declared now are left out. The newest slot has a minute to arrive. */
export async function findSlots(queryable: Queryable, rows: readonly Asked[]): Promise<Map<number, Slots>> {
  const spansOf = new Map(
    (
      await findRollupStreams(
        queryable,
        0,
        rows.length + 1,
        rows.map(({ id }) => id),
      )
    ).map((stream) => [stream.id, stream.spans]),
  );
  const windows = rows.flatMap(({ id, nowMs, isDeclared }): Window[] => {
    const spans = spansOf.get(id) ?? [];
    const last = spans.at(-1);
    if (!isDeclared || last === undefined) return [];
    const { intervalMs } = last.terms;
    const endMs = Math.floor((nowMs - MINUTE_MS) / intervalMs) * intervalMs;
    return [{ id, spans, last, startMs: endMs - DAY_MS, endMs }];
  });
  const slots = new Map<number, Slots>(
    windows.map(({ id, spans, startMs, endMs }) => [
      id,
      { expected: expectedSlots(spans, startMs, endMs), filled: 0, readings: 0 },
    ]),
  );
  const add: Add = (id, readings, filled) => {
    const sum = slots.get(id);
    if (sum === undefined) return;
    sum.readings += readings;
    sum.filled += filled;
  };
  const rolledMs = (await findRollupState(queryable)).rolledUntil.getTime();
  await addHours(queryable, windows, rolledMs, add);
  await addRaw(queryable, windows, rolledMs, add);
  return slots;
}

type Add = (id: number, readings: number, filled: number) => void;

async function addHours(
  queryable: Queryable,
  windows: readonly Window[],
  rolledMs: number,
  add: Add,
): Promise<void> {
  const kept = new Map(
    windows.filter(({ last }) => last.terms.keepsHours).map((window) => [window.id, window]),
  );
  if (kept.size === 0) return;
  const { rows } = await queryable.query<{ id: number; startMs: number; count: number; coverage: number }>(
    HOURS,
    [
      [...kept.keys()],
      new Date(Math.min(...[...kept.values()].map(({ startMs }) => startMs))),
      new Date(Math.max(...[...kept.values()].map(({ endMs }) => endMs))),
    ],
  );
  for (const { id, startMs, count, coverage } of rows) {
    const window = kept.get(id);
    if (window === undefined || !isWhole(window, startMs, rolledMs)) continue;
    const expected = expectedSlots(window.spans, startMs, startMs + HOUR_MS);
    add(id, count, expected >= 1 ? coverage * expected : count);
  }
}

async function addRaw(
  queryable: Queryable,
  windows: readonly Window[],
  rolledMs: number,
  add: Add,
): Promise<void> {
  const parts = windows.flatMap((window) => rawParts(window, rolledMs));
  if (parts.length === 0) return;
  const { rows } = await queryable.query<{ id: number; count: number; filled: number }>(RAW, [
    parts.map(({ window }) => window.id),
    parts.map(({ fromMs }) => new Date(fromMs)),
    parts.map(({ toMs }) => new Date(toMs)),
    parts.map(({ window }) => window.last.terms.intervalMs / 1000),
    parts.map(({ window }) => window.last.terms.aggregation === "interval-count"),
    new Date(Math.min(...parts.map(({ fromMs }) => fromMs))),
  ]);
  for (const { id, count, filled } of rows) add(id, count, filled);
}

function isWhole({ startMs, endMs }: Window, hourMs: number, rolledMs: number): boolean {
  return hourMs >= startMs && hourMs + HOUR_MS <= Math.min(endMs, rolledMs);
}

/** The parts of a window that no computed hour covers. */
function rawParts(window: Window, rolledMs: number): { window: Window; fromMs: number; toMs: number }[] {
  const { startMs, endMs, last } = window;
  const firstHourMs = Math.ceil(startMs / HOUR_MS) * HOUR_MS;
  const afterHoursMs = hourOf(Math.min(endMs, rolledMs));
  if (!last.terms.keepsHours || afterHoursMs <= firstHourMs)
    return [{ window, fromMs: startMs, toMs: endMs }];
  return [
    { window, fromMs: startMs, toMs: firstHourMs },
    { window, fromMs: afterHoursMs, toMs: endMs },
  ].filter(({ fromMs, toMs }) => fromMs < toMs);
}
