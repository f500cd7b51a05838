/**
 * From the tables to what a visitor or an organiser may see of a zone. Every way out goes through here.
 *
 * A state that was computed too long ago says nothing any more: if the job stopped, the zone is unknown, whoever asks.
 * A notice is read as it is now, so a closure shows even then.
 */
import type { ZoneNow } from "@meetpaal/db";
import type { GateAssessment } from "@meetpaal/model";
import type { ComputedLevel, CrowdLevel, Gate, Zone, ZoneNotice, ZonePlace } from "../contract/zone.ts";

/** After this long since it was computed a zone is unknown [ms]. */
export const STALE_MS = 120_000;

type State = NonNullable<ZoneNow["state"]>;

/** @param isViewer - whether a viewer link for this zone was shown */
export function toZone(zone: ZoneNow, isViewer: boolean): Zone {
  const { body, notice, now, state } = zone;
  const isStale = state === null || now.getTime() - state.asOf.getTime() > STALE_MS;
  const computedLevel: ComputedLevel = isStale ? "unknown" : state.computedLevel;
  const level: CrowdLevel = notice?.closed === true ? "closed" : computedLevel;
  const common = {
    id: zone.id,
    name: body.name,
    demo: zone.demo,
    level,
    asOf: (state?.asOf ?? zone.recordedAt).toISOString(),
    since: sinceOf(zone, level, isStale).toISOString(),
    reliable: !isStale && state.reliable,
    // What is counted beneath a closure would draw people in.
    reason: level === "closed" && !isViewer ? null : reasonOf(zone, isStale),
    notice: notice === null ? null : toNotice(notice),
    lastKnown:
      state?.lastKnownLevel && state.lastKnownAt && (level !== "closed" || isViewer)
        ? { level: state.lastKnownLevel, at: state.lastKnownAt.toISOString() }
        : null,
    countedAt: instant(state?.detail.countedMs ?? null),
  };
  if (isViewer) return { ...common, computedLevel, ...numbersOf(isStale ? null : state) };
  if (body.publicDetail !== "percent") return common;
  // While it is closed or unknown a low number would draw people in.
  const isTold = level !== "closed" && level !== "unknown";
  return { ...common, percent: isTold ? percentOf(state) : null };
}

/** @param isViewer - whether a viewer link for this zone was shown */
export function toPlace({ id, body }: ZoneNow, isViewer: boolean): ZonePlace {
  const { area, cordon, publicDetail } = body;
  return {
    id,
    area: { type: "Polygon", coordinates: area.coordinates },
    cordon,
    publicDetail,
    levelsPercent: cordon === "closed" ? (body.levelsPercent ?? null) : null,
    capacity: isViewer && cordon === "closed" ? (body.capacity ?? null) : null,
  };
}

function sinceOf({ state, notice, recordedAt }: ZoneNow, level: CrowdLevel, isStale: boolean): Date {
  if (state === null) return level === "closed" && notice !== null ? notice.at : recordedAt;
  if (level === "closed") return state.level === "closed" || notice === null ? state.since : notice.at;
  // Unknown before the computing stopped, or only since.
  if (isStale && state.computedLevel !== "unknown") return new Date(state.asOf.getTime() + STALE_MS);
  return state.level === level ? state.since : state.asOf;
}

function reasonOf({ state, body }: ZoneNow, isStale: boolean): Zone["reason"] {
  if (state === null) return body.cordon === "closed" ? "no-start" : "silent";
  if (state.reason !== null) return state.reason;
  return isStale ? "silent" : null;
}

function toNotice({ closed, text, until, at }: NonNullable<ZoneNow["notice"]>): ZoneNotice {
  return { closed, text, until: until?.toISOString() ?? null, at: at.toISOString() };
}

/** What only organisers see, and `percent`. */
type Numbers = Pick<
  Required<Zone>,
  | "percent"
  | "occupancy"
  | "low"
  | "high"
  | "density"
  | "flowPerMetre"
  | "trend"
  | "netPerMinute"
  | "minutesToNextLevel"
  | "gates"
  | "start"
  | "reset"
>;

function numbersOf(state: State | null): Numbers {
  const detail = state?.detail;
  return {
    percent: percentOf(state),
    occupancy: rounded(detail?.occupancy ?? null, Math.round),
    low: rounded(detail?.low ?? null, Math.floor),
    high: rounded(detail?.high ?? null, Math.ceil),
    density: decimals(detail?.density ?? null, 2),
    flowPerMetre: decimals(detail?.flowPerMetre ?? null, 1),
    trend: trendOf(detail?.trend ?? null),
    netPerMinute: decimals(detail?.netPerMinute ?? null, 1),
    minutesToNextLevel: detail?.minutesToNextLevel ?? null,
    gates: (detail?.gates ?? []).map(toGate),
    start: startOf(detail?.start ?? null),
    reset: resetOf(detail?.reset ?? null),
  };
}

function toGate(gate: GateAssessment): Gate {
  return {
    id: gate.id,
    inPerMinute: decimals(gate.inPerMinute, 1),
    outPerMinute: decimals(gate.outPerMinute, 1),
    flowPerMetre: decimals(gate.flowPerMetre, 1),
    widthM: gate.widthM,
    countedAt: instant(gate.countedMs),
    silent: gate.isSilent,
    missingMinutesIn: gate.missingMinutesIn,
    missingMinutesOut: gate.missingMinutesOut,
    outOfRangeAt: instant(gate.outOfRangeMs),
  };
}

function trendOf(trend: State["detail"]["trend"]): Numbers["trend"] {
  if (trend === null) return null;
  return { direction: trend.direction, percentBefore: rounded(trend.percentBefore, Math.round) };
}

function startOf(start: State["detail"]["start"]): Numbers["start"] {
  return start === null
    ? null
    : { kind: start.kind, people: start.people, at: new Date(start.atMs).toISOString() };
}

function resetOf(reset: State["detail"]["reset"]): Numbers["reset"] {
  return reset === null
    ? null
    : { dueAt: new Date(reset.dueMs).toISOString(), done: reset.done, reasons: reset.reasons };
}

/** Fewer than nobody, by counting errors, is shown as nobody. */
function percentOf(state: State | null): number | null {
  const percent = state?.detail.percent ?? null;
  return percent === null ? null : Math.max(0, Math.round(percent));
}

function rounded(value: number | null, how: (value: number) => number): number | null {
  // + 0: never a minus zero.
  return value === null ? null : how(value) + 0;
}

function decimals(value: number | null, count: number): number | null {
  return value === null ? null : Number(value.toFixed(count));
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
