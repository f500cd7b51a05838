/**
 * Strength of radio waves over thirty minutes. Limits hold for power averaged over time, so the squares of the field
 * are averaged: a mean of V/m is none, and a single value even less.
 *
 * @see ICNIRP 2020, table 5 and its notes: "Temporal and spatial averaging of each of E and H must be conducted by
 *   averaging over the relevant square values"
 */

/** Table 5: averaged over 30 minutes. */
export const EXPOSURE_MS = 30 * 60_000;
/** With less than this of the time measured, nothing is said. */
export const LEAST_EXPOSURE_COVERAGE = 0.9;

/** Impedance of free space, as rounded in the guidelines [ohm]. */
const IMPEDANCE = 377;

/** Power density of a plane wave [W/m2]: S = E^2 / 377, in the far field. @param meanSquare - of the field [V2/m2] */
export function powerDensityOf(meanSquare: number): number {
  return meanSquare / IMPEDANCE;
}

export interface MeasuredWindow {
  /** How many values fell into it. */
  count: number;
  /** Sum of their squares [V2/m2]. */
  sumSquares: number;
  /** How long it lasts, and how often a value comes [s]. */
  lengthS: number;
  intervalS: number;
}

export interface Exposure {
  /** In [0, 1]. */
  coverage: number;
  /** [W/m2]; null, with the two below: too little was measured. */
  powerDensity: number | null;
  /** Root of the mean of the squares [V/m]. */
  fieldStrength: number | null;
  /** Of the limit, in power and not in V/m; null too where no limit in W/m2 is known. */
  share: number | null;
}

/** @param limit - [W/m2]; null: none is known */
export function exposureOf(window: MeasuredWindow, limit: number | null): Exposure {
  const { count, sumSquares, lengthS, intervalS } = window;
  const coverage = Math.min(1, (count * intervalS) / lengthS);
  // A rounding of 0.9 must not decide.
  if (count === 0 || coverage < LEAST_EXPOSURE_COVERAGE - 1e-9)
    return { coverage, powerDensity: null, fieldStrength: null, share: null };
  const meanSquare = sumSquares / count;
  const powerDensity = powerDensityOf(meanSquare);
  return {
    coverage,
    powerDensity,
    fieldStrength: Math.sqrt(meanSquare),
    share: limit === null ? null : powerDensity / limit,
  };
}
