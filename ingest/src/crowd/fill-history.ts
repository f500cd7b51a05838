/**
 * Fills in how a zone stood at minutes that nobody computed: before it was watched, or while no process ran. For a day
 * counts that come late change what was filled in; what was shown at its time is never changed.
 */
import {
  type Closure,
  type Database,
  databaseNow,
  fillZoneMinutes,
  findClosures,
  findCounts,
  findGateWays,
  findUnseenMinutes,
  findZoneStarts,
  type GateWay,
  type Queryable,
  type ZoneDefinition,
  type ZoneMoment,
} from "@meetpaal/db";
import {
  assessPast,
  type Count,
  HOUR_MS,
  MINUTE_MS,
  PAST_LEAD_MS,
  type PastMinute,
  type PastWay,
  toCrowdZone,
} from "@meetpaal/model";
import { hasStream, intervalOf, type StreamWay, sumBetween } from "./sum-since.ts";

/** How far back it looks [ms]. */
const BACK_MS = 24 * HOUR_MS;
/** Counts of one statement. */
const PAGE = 5_000;

/** Between two fillings of a zone: this many times as long as one took, and at least a minute. */
const REST_TIMES = 100;
const REST_MS = MINUTE_MS;
/** A pass fills no further zone after this [ms]: others wait for it. */
const BUDGET_MS = 500;

/** @returns fills the zones whose rest is over, as many as a pass has time for */
export function openHistoryFiller(
  database: Database,
): (zones: readonly ZoneDefinition[], isClosed: () => boolean) => Promise<void> {
  const restUntilMs = new Map<string, number>();
  return async (zones, isClosed) => {
    const beganMs = performance.now();
    for (const zone of zones) {
      const startedMs = performance.now();
      if (isClosed() || startedMs - beganMs > BUDGET_MS) return;
      if (startedMs < (restUntilMs.get(zone.id) ?? 0)) continue;
      await fillHistory(database, zone);
      const endedMs = performance.now();
      restUntilMs.set(zone.id, endedMs + Math.max(REST_MS, REST_TIMES * (endedMs - startedMs)));
    }
  };
}

/** @returns how many minutes were written */
export async function fillHistory(database: Database, zone: ZoneDefinition): Promise<number> {
  const jobs = database.work("jobs");
  const now = await databaseNow(jobs);
  const { gates } = zone.body;
  const ways = await findGateWays(jobs, {
    gates,
    owner: zone.owner,
    since: new Date(now.getTime() - BACK_MS),
  });
  // What follows from single counts may not be older than they may.
  const keptMs = Math.min(BACK_MS, ...ways.map(({ retentionRawMs }) => retentionRawMs ?? Infinity));
  const from = new Date(now.getTime() - keptMs);
  const unseen = await findUnseenMinutes(jobs, zone.id, from, now);
  const firstMs = unseen[0]?.getTime();
  const lastMs = unseen.at(-1)?.getTime();
  if (firstMs === undefined || lastMs === undefined) return 0;

  const span = { fromMs: firstMs, toMs: lastMs + MINUTE_MS };
  const closures = await findClosures(jobs, zone.id, new Date(span.fromMs), new Date(span.toMs));
  const wanted = new Set(unseen.map((at) => at.getTime()));
  const minutes = (await readPast(jobs, zone, ways, span)).filter(
    ({ atMs, level, band }) => wanted.has(atMs) && (level !== "unknown" || band !== null),
  );
  return await fillZoneMinutes(
    jobs,
    zone.id,
    minutes.map((minute) => toMoment(minute, closures)),
  );
}

async function readPast(
  jobs: Queryable,
  zone: ZoneDefinition,
  ways: readonly GateWay[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<PastMinute[]> {
  const longestMs = Math.max(MINUTE_MS, ...ways.filter(hasStream).map(intervalOf));
  // On the hour, so that it is a start of every interval.
  const countsFromMs = Math.floor((fromMs - PAST_LEAD_MS - 3 * longestMs) / HOUR_MS) * HOUR_MS;
  const starts = (await findZoneStarts(jobs, zone.id, new Date(fromMs), new Date(toMs))).map(
    ({ people, at }) => ({ people, atMs: at.getTime() }),
  );
  const startMs = starts.find(({ atMs }) => atMs < countsFromMs)?.atMs ?? countsFromMs;
  const before = await sumBetween(jobs, ways, { fromMs: startMs, untilMs: countsFromMs });
  const past = new Map<string, PastWay>();
  for (const way of ways) {
    const counts = hasStream(way) ? await readAll(jobs, way, countsFromMs, toMs) : [];
    past.set(`${way.gate} ${way.way}`, {
      intervalMs: hasStream(way) ? intervalOf(way) : MINUTE_MS,
      counts,
      before: before.get(way) ?? { sum: 0, intervals: 0 },
    });
  }
  const nothing: PastWay = { intervalMs: MINUTE_MS, counts: [], before: { sum: 0, intervals: 0 } };
  return assessPast({
    zone: toCrowdZone(zone.body),
    starts,
    gates: zone.body.gates.map((gate) => ({
      gate,
      in: past.get(`${gate.id} in`) ?? nothing,
      out: past.get(`${gate.id} out`) ?? nothing,
    })),
    countsFromMs,
    fromMs,
    toMs,
  });
}

async function readAll(
  jobs: Queryable,
  { datastreamId }: StreamWay,
  fromMs: number,
  toMs: number,
): Promise<Count[]> {
  const counts: Count[] = [];
  const to = new Date(toMs);
  for (let from = new Date(fromMs); ; ) {
    const page = await findCounts(jobs, { datastreamId, from, to, limit: PAGE });
    for (const { time, value } of page) counts.push({ timeMs: time.getTime(), value });
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return counts;
    from = new Date(last.time.getTime() + 1);
  }
}

function toMoment({ atMs, level, band }: PastMinute, closures: readonly Closure[]): ZoneMoment {
  const isClosed = closures.some(
    ({ from, to }) => from.getTime() <= atMs && (to === null || to.getTime() > atMs),
  );
  return {
    at: new Date(atMs),
    level: isClosed ? "closed" : level,
    occupancy: band?.occupancy ?? null,
    low: band?.low ?? null,
    high: band?.high ?? null,
  };
}
