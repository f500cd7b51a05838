/**
 * A zone as it may be shown at a moment. Whatever the connection does, 120 s after a zone was computed nobody knows any more how
 * it is: then it is unknown, and every number of it is gone.
 */
import type { CrowdLevel, Zone } from "@meetpaal/registry-api/contract";

/** Seconds after `asOf` from which a zone is unknown [ms]. */
export const STALE_MS = 120_000;

export interface ShownZone extends Zone {
  /** True: not heard of for so long that it became unknown here. */
  readonly isStale: boolean;
}

/** Also known to be closed for the visitor: what a hand set holds until it ends, heard of or not. */
const isStillClosed = ({ level, notice }: Zone, nowMs: number): boolean =>
  level === "closed" &&
  notice?.closed === true &&
  (notice.until === null || Date.parse(notice.until) > nowMs);

/** @param nowMs - by the server's clock */
export const shownAt = (zone: Zone, nowMs: number): ShownZone => {
  if (nowMs - Date.parse(zone.asOf) <= STALE_MS) return { ...zone, isStale: false };
  const { level, percent, computedLevel } = zone;
  const lastKnown = level === "closed" || level === "unknown" ? zone.lastKnown : { level, at: zone.asOf };
  const wasSince =
    level === "unknown" ? zone.since : new Date(Date.parse(zone.asOf) + STALE_MS).toISOString();
  const closed = isStillClosed(zone, nowMs);
  return {
    id: zone.id,
    name: zone.name,
    demo: zone.demo,
    asOf: zone.asOf,
    level: closed ? "closed" : "unknown",
    since: closed ? zone.since : wasSince,
    reliable: false,
    reason: zone.reason ?? "silent",
    notice: zone.notice,
    lastKnown,
    countedAt: zone.countedAt,
    ...(percent !== undefined && { percent: null }),
    ...(computedLevel !== undefined && numberless),
    isStale: true,
  };
};

const numberless = {
  computedLevel: "unknown",
  occupancy: null,
  low: null,
  high: null,
  density: null,
  flowPerMetre: null,
  trend: null,
  netPerMinute: null,
  minutesToNextLevel: null,
  gates: [],
  start: null,
  reset: null,
} as const satisfies Partial<Zone> as Partial<Zone>;

const ranks: Readonly<Record<CrowdLevel, number>> = {
  quiet: 0,
  normal: 1,
  busy: 2,
  "very-busy": 3,
  full: 4,
  closed: 5,
  unknown: 2,
};

/** 0 (quiet) to 4 (full); null: no such number for closed and unknown. */
export const rankOf = (level: CrowdLevel): number | null =>
  level === "closed" || level === "unknown" ? null : ranks[level];

/** Unknown ranks as its last known level, and at least as busy. */
const danger = ({ level, lastKnown }: Zone): number =>
  level === "unknown" ? Math.max(ranks.unknown, ranks[lastKnown?.level ?? "unknown"]) : ranks[level];

/** The most dangerous first, then by name. */
export const byDanger =
  (nameOf: (zone: Zone) => string) =>
  (a: Zone, b: Zone): number =>
    danger(b) - danger(a) || nameOf(a).localeCompare(nameOf(b), "nl");
