/**
 * How many people are inside, and between which numbers the truth may lie.
 *
 *   occupancy = start + in - out
 *   error     = sqrt of the sum over gates of (error% x in)^2 + (error% x out)^2
 *   high      = occupancy + error + missing minutes of in-counts x maxPerMinute
 *   low       = occupancy - error - missing minutes of out-counts x maxPerMinute
 *
 * What was not counted could have been anything, so a gap widens the band until late data fill it.
 */

/** What was counted in one direction since the last start. */
export interface Tally {
  /** Persons. */
  sum: number;
  /** Minutes of whole intervals that should have been stored by now and are not. */
  missingMinutes: number;
}

export interface GateTally {
  in: Tally;
  out: Tally;
  /** Percent by which a sum may be wrong, either way. */
  errorPercent: number;
  /** Persons that one minute could at most have brought, either way. */
  maxPerMinute: number;
}

/** Persons; not rounded, and below zero when more people were counted out than in. */
export interface Band {
  occupancy: number;
  low: number;
  high: number;
}

/** @param start - persons that were inside when the counting started */
export function bandOf(start: number, gates: readonly GateTally[]): Band {
  let occupancy = start;
  let squares = 0;
  let missingIn = 0;
  let missingOut = 0;
  for (const gate of gates) {
    const error = gate.errorPercent / 100;
    occupancy += gate.in.sum - gate.out.sum;
    squares += (error * gate.in.sum) ** 2 + (error * gate.out.sum) ** 2;
    missingIn += gate.in.missingMinutes * gate.maxPerMinute;
    missingOut += gate.out.missingMinutes * gate.maxPerMinute;
  }
  const error = Math.sqrt(squares);
  return { occupancy, low: occupancy - error - missingOut, high: occupancy + error + missingIn };
}

/** Points of capacity over which one side of the band makes the number an estimate. */
export const UNRELIABLE_POINTS = 15;

/** Points of capacity over which one side of the band makes the level unknown. */
export const DRIFT_POINTS = 30;

/** What a band is still good for. `drift`: nothing; also when even its upper end says fewer than nobody. */
export function trustIn(band: Band, capacity: number): "reliable" | "estimate" | "drift" {
  const points = (persons: number): number => (persons * 100) / capacity;
  const widest = Math.max(points(band.high - band.occupancy), points(band.occupancy - band.low));
  if (widest > DRIFT_POINTS || band.high < 0) return "drift";
  return widest > UNRELIABLE_POINTS ? "estimate" : "reliable";
}
