/**
 * People in the zones: how many are inside at each minute, and from that what each gate counts.
 *
 * The counts of all gates add up to the change of the number inside, to the person. So what the crowd board
 * computes from the gates can be held against what the simulator meant.
 */
import { chance, drift, seedOf } from "./chance.ts";
import { shareOfTop } from "./curves.ts";
import type { LocalTime } from "./local-clock.ts";
import type { DemoZone } from "./zones.ts";

export const MINUTE_MS = 60_000;

/** Share of those inside that leaves in a minute while as many come. In a street people only pass. */
const CHURN = { closed: 0.006, open: 0.06 };

/** How many people are inside at an instant (a whole minute). */
export function peopleInside(zone: DemoZone, atMs: number, clock: (atMs: number) => LocalTime): number {
  const local = clock(atMs);
  const seed = seedOf(zone.id);
  const day = 0.88 + 0.24 * chance(seed, local.day);
  const wave = 1 + 0.05 * drift(seed, atMs, 11 * MINUTE_MS);
  return Math.round(zone.capacity * zone.peak * shareOfTop(zone.curve, local) * day * wave);
}

/** What one gate counts in the minute that starts at this instant. */
export function gateCounts(
  zone: DemoZone,
  sensor: string,
  startMs: number,
  clock: (atMs: number) => LocalTime,
): { in: number; out: number } {
  const before = peopleInside(zone, startMs, clock);
  const change = peopleInside(zone, startMs + MINUTE_MS, clock) - before;
  const luck = chance(seedOf(`${zone.id} churn`), startMs / MINUTE_MS);
  const churn = Math.round(before * CHURN[zone.cordon] * (0.6 + 0.8 * luck));
  return {
    in: shareOf(zone, sensor, churn + Math.max(change, 0)),
    out: shareOf(zone, sensor, churn + Math.max(-change, 0)),
  };
}

/** A gate's part of a whole number, such that the parts of all gates add up to it. */
function shareOf(zone: DemoZone, sensor: string, total: number): number {
  let upTo = 0;
  for (const gate of zone.gates) {
    const from = Math.round(upTo * total);
    upTo = Math.min(1, upTo + gate.share);
    if (gate.sensor === sensor) return (gate === zone.gates.at(-1) ? total : Math.round(upTo * total)) - from;
  }
  throw new RangeError(`${zone.id} has no gate of ${sensor}`);
}
