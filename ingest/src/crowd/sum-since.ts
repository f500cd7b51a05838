/** Sums of whole intervals of a zone's gates, in statements of bounded size. */
import { type CountSpan, type CountSum, type GateWay, type Queryable, sumCounts } from "@meetpaal/db";
import { firstIntervalMs, GRACE_MS, lastIntervalMs, TREND_MS } from "@meetpaal/model";

/** Rows that one statement may touch: while it runs on the embedded database, devices wait. */
const MOST_ROWS = 50_000;

export type StreamWay = GateWay & { datastreamId: number; sensorId: number; intervalS: number };
export type Since = CountSum & { intervalMs: number };

/** Until when intervals count: those that had ended by then. */
interface Moments {
  sumMs: number;
  expectedMs: number;
  quarterAgoMs: number;
}

export function momentsOf(nowMs: number): Moments {
  return { sumMs: nowMs, expectedMs: nowMs - GRACE_MS, quarterAgoMs: nowMs - TREND_MS };
}

/** What was counted of each direction in whole intervals of `[fromMs, untilMs)`, whether they were expected or not. */
export async function sumBetween(
  queryable: Queryable,
  ways: readonly GateWay[],
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): Promise<Map<GateWay, Since>> {
  const moments = { sumMs: untilMs, expectedMs: untilMs, quarterAgoMs: untilMs };
  return await sumSince(queryable, ways.filter(hasStream), fromMs, moments);
}

export function hasStream(way: GateWay): way is StreamWay {
  return way.datastreamId !== null && way.sensorId !== null && way.intervalS !== null;
}

/** Of whole intervals since `startMs`. */
export async function sumSince(
  queryable: Queryable,
  ways: readonly StreamWay[],
  startMs: number,
  moments: Moments,
): Promise<Map<GateWay, Since>> {
  const sums = new Map<GateWay, Since>();
  let batch: { way: StreamWay; span: CountSpan }[] = [];
  let rows = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const found = await sumCounts(
      queryable,
      batch.map(({ span }) => span),
    );
    for (const [i, { way }] of batch.entries()) addTo(sums, way, found[i]);
    batch = [];
    rows = 0;
  };
  for (const way of ways) {
    for (const { span, size } of spansOf(way, startMs, moments)) {
      if (rows + size > MOST_ROWS) await flush();
      batch.push({ way, span });
      rows += size;
    }
  }
  await flush();
  return sums;
}

function addTo(sums: Map<GateWay, Since>, way: StreamWay, found: CountSum | undefined): void {
  const before = sums.get(way) ?? { intervalMs: intervalOf(way), sum: 0, intervals: 0, sumQuarterAgo: 0 };
  sums.set(way, {
    intervalMs: before.intervalMs,
    sum: before.sum + (found?.sum ?? 0),
    intervals: before.intervals + (found?.intervals ?? 0),
    sumQuarterAgo: before.sumQuarterAgo + (found?.sumQuarterAgo ?? 0),
  });
}

function* spansOf(
  way: StreamWay,
  startMs: number,
  { sumMs, expectedMs, quarterAgoMs }: Moments,
): Generator<{ span: CountSpan; size: number }> {
  const intervalMs = intervalOf(way);
  const lastMs = lastIntervalMs(sumMs, intervalMs);
  const stepMs = MOST_ROWS * intervalMs;
  for (let fromMs = firstIntervalMs(startMs, intervalMs); fromMs <= lastMs; fromMs += stepMs) {
    const untilMs = Math.min(lastMs, fromMs + stepMs - intervalMs);
    yield {
      size: (untilMs - fromMs) / intervalMs + 1,
      span: {
        datastreamId: way.datastreamId,
        from: new Date(fromMs),
        until: new Date(untilMs),
        expectedUntil: new Date(lastIntervalMs(expectedMs, intervalMs)),
        quarterAgoUntil: new Date(lastIntervalMs(quarterAgoMs, intervalMs)),
      },
    };
  }
}

/** Since the start; after a change of the interval the shortest, so that a gap never goes unseen. */
export function intervalOf(way: StreamWay): number {
  return (way.shortestIntervalS ?? way.intervalS) * 1000;
}
