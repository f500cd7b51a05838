/**
 * Strength of radio waves over thirty minutes. Limits hold for power averaged over time, so the squares are averaged:
 * a mean of V/m says nothing, and a single value even less.
 */
import type { RawRow, StreamRow } from "@meetpaal/db";
import type { PowerMean } from "../contract/site.ts";
import { discloseValue } from "../readings/disclose.ts";
import { instant } from "../wire/instant.ts";

/** @see ICNIRP Guidelines 2020, table 5: averaged over 30 min, whole body */
export const AVERAGING_MS = 30 * 60_000;

/** Impedance of free space, as rounded in the guidelines [ohm]. */
const IMPEDANCE = 377;
const LEAST_COVERAGE = 0.9;

/**
 * @param rows - of [now - 30 min, now)
 * @returns null: it is no field strength in V/m, or too little was measured, or not all of it is shown
 */
export function powerMeanOf(stream: StreamRow, rows: readonly RawRow[], now: Date): PowerMean | null {
  if (stream.unit !== "V/m" || stream.aggregation !== "gauge") return null;
  if (rows.some(({ time, value }) => discloseValue(stream, new Date(time), value, now) !== "shown"))
    return null;
  const expected = AVERAGING_MS / 1000 / stream.intervalS;
  const coverage = Math.min(1, rows.length / expected);
  if (coverage < LEAST_COVERAGE) return null;
  const meanSquare = rows.reduce((sum, { value }) => sum + value * value, 0) / rows.length;
  return {
    start: instant(new Date(now.getTime() - AVERAGING_MS)),
    end: instant(now),
    coverage,
    powerDensity: meanSquare / IMPEDANCE,
    fieldStrength: Math.sqrt(meanSquare),
    limit: limitOf(stream.body["reference"]),
  };
}

function limitOf(reference: unknown): number | null {
  if (typeof reference !== "object" || reference === null) return null;
  if (!("unit" in reference) || !("limit" in reference) || reference.unit !== "W/m2") return null;
  return typeof reference.limit === "number" ? reference.limit : null;
}
