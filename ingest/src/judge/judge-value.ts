import type { SensorVersion, StreamTerms } from "../contract/contract.ts";
import { isPossible } from "../payload/parse-time.ts";
import { Quantity } from "../payload/quantity.ts";
import type { ValueReason } from "./batch.ts";

/** Steps like 0.1 are no binary fractions. */
const STEP_TOLERANCE = 1e-6;

/**
 * Judges a value of a declared stream by the terms that held at its time: in force, acceptance, grid,
 * type, range, in this order.
 *
 * @param newestUs - of the stream's newest reading, stored or before this in the batch
 * @returns undefined when it may be stored
 */
export function judgeValue(
  terms: StreamTerms,
  version: SensorVersion,
  timeUs: number,
  value: unknown,
  receivedUs: number,
  newestUs: number,
): ValueReason | undefined {
  if (!isPossible(timeUs, receivedUs)) return "bad_time";
  const isIntervalCount = terms.aggregation === "interval-count";
  const endUs = isIntervalCount ? timeUs + terms.intervalUs : timeUs;
  if (!isInForce(version, timeUs, endUs, isIntervalCount)) return "not_in_force";
  if (!terms.isStored) return "not_stored";
  if (timeUs < receivedUs - terms.lateUs) return "too_late";
  if (endUs > receivedUs + terms.earlyUs) return "too_early";
  if (isTooOften(terms, timeUs, isIntervalCount, newestUs)) return "too_often";
  if (typeof value !== "number") return value instanceof Quantity ? "wrong_unit" : "wrong_type";
  if (!Number.isFinite(value)) return "not_finite";
  if (terms.step !== 0 && !isOnStep(terms, value)) return "wrong_type";
  return value < terms.minimum || value > terms.maximum ? "out_of_range" : undefined;
}

function isInForce(version: SensorVersion, timeUs: number, endUs: number, isIntervalCount: boolean): boolean {
  if (!version.isActive || timeUs < version.fromUs || timeUs < version.validFromUs) return false;
  return isIntervalCount ? endUs <= version.toUs : timeUs < version.toUs;
}

/** A row per passer-by would be a log of persons. */
function isTooOften(
  { intervalUs }: StreamTerms,
  timeUs: number,
  isIntervalCount: boolean,
  newestUs: number,
): boolean {
  if (!isIntervalCount) return timeUs > newestUs && (timeUs - newestUs) * 2 < intervalUs;
  // Intervals divide an hour, or are whole hours that divide a day: both grids start at 1970.
  return timeUs % intervalUs !== 0;
}

function isOnStep({ step, minimum }: StreamTerms, value: number): boolean {
  const steps = (value - (Number.isFinite(minimum) ? minimum : 0)) / step;
  return Math.abs(steps - Math.round(steps)) < STEP_TOLERANCE;
}

/** Whether the quarantine may keep the number: it shows what was wrong, and is no more than was declared. */
export function keepsNumber(reason: ValueReason): boolean {
  return (
    reason === "bad_time" ||
    reason === "too_early" ||
    reason === "wrong_type" ||
    reason === "out_of_range" ||
    reason === "conflict"
  );
}
