/** From the tables to what `assess` wants: starts, sums and newest counts of a zone's gates, at one moment. */
import {
  findGateWays,
  findOutOfRange,
  findRecentCounts,
  findZoneStart,
  type GateWay,
  type Queryable,
  type ZoneDefinition,
  type ZoneStart,
} from "@meetpaal/db";
import { type GateCounts, GRACE_MS, intervalsBetween, TREND_MS, type WayCounts } from "@meetpaal/model";
import { hasStream, momentsOf, sumSince } from "./sum-since.ts";

/** What the tables say of a zone. */
export interface ZoneCounts {
  start: ZoneStart | null;
  gates: GateCounts[];
  ways: GateWay[];
  /** The shortest time that a single count of a gate is kept [ms]; null: no gate has a stream. */
  retentionMs: number | null;
}

const MINUTE_MS = 60_000;

/** How long a count above the range stays an alarm [ms]. */
const ALARM_MS = 15 * MINUTE_MS;

/** A mean of five minutes a quarter of an hour ago needs this much [ms]; longer intervals add their own. */
const RECENT_MS = TREND_MS + 5 * MINUTE_MS;

/** The interval of a stream that the register does not know [ms]; it is silent anyway. */
const NO_STREAM_MS = MINUTE_MS;

export async function readCounts(
  queryable: Queryable,
  zone: ZoneDefinition,
  nowMs: number,
): Promise<ZoneCounts> {
  const start = await findZoneStart(queryable, zone.id, new Date(nowMs));
  const ways = await findGateWays(queryable, {
    gates: zone.body.gates,
    owner: zone.owner,
    since: start?.at ?? new Date(nowMs),
  });
  const streams = ways.filter(hasStream);
  const sums =
    start === null ? null : await sumSince(queryable, streams, start.at.getTime(), momentsOf(nowMs));
  const recent = await findRecentCounts(
    queryable,
    streams.map((way) => ({
      datastreamId: way.datastreamId,
      since: new Date(nowMs - RECENT_MS - 3 * way.intervalS * 1000),
    })),
  );
  const outOfRange = await findOutOfRange(queryable, {
    sensorIds: streams.map((way) => way.sensorId),
    datastreamIds: streams.map((way) => way.datastreamId),
    since: new Date(nowMs - ALARM_MS),
  });

  const toWay = (way: GateWay | undefined): WayCounts => {
    if (way === undefined || !hasStream(way)) {
      return { intervalMs: NO_STREAM_MS, newest: null, recent: [], since: null };
    }
    const { newestTime, newestReceivedAt } = way;
    return {
      intervalMs: way.intervalS * 1000,
      newest:
        newestTime === null || newestReceivedAt === null
          ? null
          : { timeMs: newestTime.getTime(), receivedMs: newestReceivedAt.getTime() },
      recent: recent
        .filter((count) => count.datastreamId === way.datastreamId)
        .map((count) => ({ timeMs: count.time.getTime(), value: count.value })),
      since: sums?.get(way) ?? null,
    };
  };
  const gates = zone.body.gates.map((gate): GateCounts => {
    const own = ways.filter((way) => way.gate === gate.id);
    const alarms = own.flatMap((way) => outOfRange.get(way.datastreamId ?? 0)?.getTime() ?? []);
    return {
      gate,
      in: toWay(own.find((way) => way.way === "in")),
      out: toWay(own.find((way) => way.way === "out")),
      outOfRangeMs: alarms.length === 0 ? null : Math.max(...alarms),
    };
  });
  const retentions = ways.flatMap((way) => way.retentionRawMs ?? []);
  return { start, gates, ways, retentionMs: retentions.length === 0 ? null : Math.min(...retentions) };
}

/**
 * How many may have passed all gates between two moments: what was counted, and for each minute that was not, the most
 * that it could have brought.
 */
export async function countPassages(
  queryable: Queryable,
  zone: ZoneDefinition,
  ways: readonly GateWay[],
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): Promise<number> {
  const streams = ways.filter(hasStream);
  const sums = await sumSince(queryable, streams, fromMs, momentsOf(untilMs + GRACE_MS));
  const mostOf = new Map(zone.body.gates.map((gate) => [gate.id, gate.maxPerMinute]));
  let passages = 0;
  for (const way of ways) {
    const sum = hasStream(way) ? sums.get(way) : undefined;
    const intervalMs = sum?.intervalMs ?? NO_STREAM_MS;
    const missing = Math.max(0, intervalsBetween(fromMs, untilMs, intervalMs) - (sum?.intervals ?? 0));
    passages += (sum?.sum ?? 0) + ((missing * intervalMs) / MINUTE_MS) * (mostOf.get(way.gate) ?? 0);
  }
  return passages;
}
