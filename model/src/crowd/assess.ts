/**
 * What the counts of a zone's gates say about it now: everything the job writes and organisers read.
 *
 * Unknown comes before any number: no start, then a silent gate, then a band too wide to say anything.
 */
import { type Band, bandOf, type GateTally, type Tally, trustIn } from "./band.ts";
import { type Count, flowPerMetre, meanPerMinute } from "./flow.ts";
import { type Direction, flowTrend, minutesToNextLevel, percentTrend, TREND_MS } from "./forecast.ts";
import { type LevelMemory, nextLevel, unknownLevel } from "./hysteresis.ts";
import { GRACE_MS, inMinutes, intervalsBetween } from "./interval.ts";
import {
  type ComputedLevel,
  densityMeasure,
  flowMeasure,
  type Measure,
  percentMeasure,
  type Thresholds,
  type UnknownReason,
} from "./level.ts";
import { countedUntilMs, isSilent, type NewestCount } from "./silence.ts";

/** What the register says of a zone, as far as the levels follow from it. */
export type CrowdZone = ClosedZone | { cordon: "open" };

export interface ClosedZone {
  cordon: "closed";
  /** Persons. */
  capacity: number;
  levelsPercent: Thresholds;
  /** Null: density is not looked at. */
  density: { usableAreaM2: number; levels: Thresholds } | null;
}

export interface CrowdGate {
  id: string;
  widthM: number;
  /** Persons, one way. */
  maxPerMinute: number;
  errorPercent: number;
}

/** One direction of a gate: what is stored. */
export interface WayCounts {
  intervalMs: number;
  newest: NewestCount | null;
  /** Of the last twenty minutes and at least three intervals, oldest first. */
  recent: readonly Count[];
  /** Of whole intervals since the last start; null: no start. */
  since: StoredSince | null;
}

export interface StoredSince {
  /** Persons of every interval that has ended. */
  sum: number;
  /** How many intervals are stored of those that ended 15 s ago or earlier. */
  intervals: number;
  /** Persons of the intervals that had ended a quarter of an hour ago. */
  sumQuarterAgo: number;
}

export interface GateCounts {
  gate: CrowdGate;
  in: WayCounts;
  out: WayCounts;
  /** When a count above the range came lately; null: none. */
  outOfRangeMs: number | null;
}

export interface CrowdInput {
  zone: CrowdZone;
  /** The newest start of counting; null: none yet. */
  start: { people: number; atMs: number } | null;
  gates: readonly GateCounts[];
  memory: LevelMemory | null;
  nowMs: number;
}

export interface GateAssessment {
  id: string;
  widthM: number;
  inPerMinute: number | null;
  outPerMinute: number | null;
  flowPerMetre: number | null;
  countedMs: number | null;
  isSilent: boolean;
  missingMinutesIn: number;
  missingMinutesOut: number;
  outOfRangeMs: number | null;
}

/** Persons and percent are not rounded. */
export interface CrowdAssessment {
  level: ComputedLevel;
  reason: UnknownReason | null;
  isReliable: boolean;
  band: Band | null;
  /** Of the occupancy; null: no start, or an open cordon. */
  percent: number | null;
  /** Persons per m2, of the upper end of the band. */
  density: number | null;
  flowPerMetre: number | null;
  netPerMinute: number | null;
  minutesToNextLevel: number | null;
  trend: { direction: Direction; percentBefore: number | null } | null;
  countedMs: number | null;
  gates: GateAssessment[];
  memory: LevelMemory | null;
}

export function assess(input: CrowdInput): CrowdAssessment {
  const gates = input.gates.map((counts) => gateOf(counts, input));
  // A zone without a gate was never heard of.
  const isHeard = gates.length > 0 && gates.every((gate) => !gate.isSilent);
  const shared = {
    gates,
    countedMs: earliest(gates.map((gate) => gate.countedMs)),
    netPerMinute: isHeard ? sumOf(gates.map((gate) => minus(gate.inPerMinute, gate.outPerMinute))) : null,
  };
  const result =
    input.zone.cordon === "open"
      ? openZone(input, isHeard, gates)
      : closedZone(input, input.zone, isHeard, shared.netPerMinute);
  return { ...shared, ...result };
}

type Judged = Omit<CrowdAssessment, "gates" | "countedMs" | "netPerMinute">;

function closedZone(
  input: CrowdInput,
  zone: ClosedZone,
  isHeard: boolean,
  netPerMinute: number | null,
): Judged {
  const { start, nowMs } = input;
  const nothing = { band: null, percent: null, density: null, flowPerMetre: null, trend: null };
  if (start === null) return { ...nothing, ...unknown("no-start", input.memory) };

  const band = bandOf(
    start.people,
    input.gates.map((counts) => tallyOfGate(counts, start.atMs, nowMs)),
  );
  const toPercent = (persons: number): number => (persons * 100) / zone.capacity;
  const density = zone.density === null ? null : band.high / zone.density.usableAreaM2;
  const numbers = { band, percent: toPercent(band.occupancy), density, flowPerMetre: null };
  if (!isHeard) return { ...numbers, trend: null, ...unknown("silent", input.memory) };

  const before = start.people + sumOf(input.gates.map(netQuarterAgo), 0);
  const trend =
    start.atMs > nowMs - TREND_MS
      ? null
      : {
          direction: percentTrend(numbers.percent, toPercent(before)),
          percentBefore: toPercent(before),
        };
  const trust = trustIn(band, zone.capacity);
  if (trust === "drift") return { ...numbers, trend, ...unknown("drift", input.memory) };

  const measures: Measure[] = [percentMeasure(toPercent(band.high), zone.levelsPercent)];
  const scales = [{ thresholds: zone.levelsPercent, persons: zone.capacity / 100 }];
  if (zone.density !== null && density !== null) {
    measures.push(densityMeasure(density, zone.density.levels));
    scales.push({ thresholds: zone.density.levels, persons: zone.density.usableAreaM2 });
  }
  const memory = nextLevel(input.memory, measures, nowMs);
  return {
    ...numbers,
    trend,
    level: memory.level,
    reason: null,
    isReliable: trust === "reliable",
    minutesToNextLevel: minutesToNextLevel(memory.level, band.high, netPerMinute, scales),
    memory,
  };
}

/** People come and go unseen: no occupancy, only how densely they pass the busiest gate. */
function openZone(input: CrowdInput, isHeard: boolean, gates: readonly GateAssessment[]): Judged {
  const numbers = { band: null, percent: null, density: null, minutesToNextLevel: null };
  const counted = greatest(gates.map((gate) => gate.flowPerMetre));
  if (!isHeard) {
    return { ...numbers, flowPerMetre: counted, trend: null, ...unknown("silent", input.memory) };
  }
  const high = Math.max(...input.gates.map((counts) => flowOf(counts, input.nowMs).high));
  const before = greatest(input.gates.map((counts) => flowOf(counts, input.nowMs - TREND_MS).counted));
  const memory = nextLevel(input.memory, [flowMeasure(high)], input.nowMs);
  return {
    ...numbers,
    flowPerMetre: counted,
    trend:
      before === null || counted === null
        ? null
        : { direction: flowTrend(counted, before), percentBefore: null },
    level: memory.level,
    reason: null,
    isReliable: counted !== null && high <= counted,
    memory,
  };
}

function unknown(
  reason: UnknownReason,
  memory: LevelMemory | null,
): Pick<Judged, "level" | "reason" | "isReliable" | "memory" | "minutesToNextLevel"> {
  return {
    level: "unknown",
    reason,
    isReliable: false,
    minutesToNextLevel: null,
    memory: unknownLevel(memory),
  };
}

function gateOf(counts: GateCounts, { start, nowMs }: CrowdInput): GateAssessment {
  const { gate } = counts;
  const ways = [counts.in, counts.out];
  const silent = ways.some((way) => isSilent(way.newest, way.intervalMs, nowMs));
  const tally = start === null ? null : tallyOfGate(counts, start.atMs, nowMs);
  return {
    id: gate.id,
    widthM: gate.widthM,
    inPerMinute: silent ? null : meanPerMinute(toRecent(counts.in), nowMs),
    outPerMinute: silent ? null : meanPerMinute(toRecent(counts.out), nowMs),
    flowPerMetre: silent ? null : flowOf(counts, nowMs).counted,
    countedMs: earliest(
      ways.map((way) => (way.newest === null ? null : countedUntilMs(way.newest, way.intervalMs))),
    ),
    isSilent: silent,
    missingMinutesIn: tally?.in.missingMinutes ?? 0,
    missingMinutesOut: tally?.out.missingMinutes ?? 0,
    outOfRangeMs: counts.outOfRangeMs,
  };
}

function tallyOfGate(counts: GateCounts, startMs: number, nowMs: number): GateTally {
  return {
    in: tallyOf(counts.in, startMs, nowMs),
    out: tallyOf(counts.out, startMs, nowMs),
    errorPercent: counts.gate.errorPercent,
    maxPerMinute: counts.gate.maxPerMinute,
  };
}

function tallyOf({ since, intervalMs }: WayCounts, startMs: number, nowMs: number): Tally {
  const expected = intervalsBetween(startMs, nowMs - GRACE_MS, intervalMs);
  const missing = Math.max(0, expected - (since?.intervals ?? 0));
  return { sum: since?.sum ?? 0, missingMinutes: inMinutes(intervalMs, missing) };
}

function netQuarterAgo(counts: GateCounts): number {
  return (counts.in.since?.sumQuarterAgo ?? 0) - (counts.out.since?.sumQuarterAgo ?? 0);
}

function flowOf(counts: GateCounts, nowMs: number): ReturnType<typeof flowPerMetre> {
  return flowPerMetre([toRecent(counts.in), toRecent(counts.out)], counts.gate, nowMs);
}

function toRecent(way: WayCounts): { intervalMs: number; counts: readonly Count[] } {
  return { intervalMs: way.intervalMs, counts: way.recent };
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

/** Null as soon as one is unknown. */
function sumOf(values: readonly (number | null)[]): number | null;
function sumOf(values: readonly number[], start: number): number;
function sumOf(values: readonly (number | null)[], start = 0): number | null {
  return values.reduce<number | null>(
    (sum, value) => (sum === null || value === null ? null : sum + value),
    start,
  );
}

/** Null as soon as one is unknown. */
function earliest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length || known.length === 0 ? null : Math.min(...known);
}

function greatest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
