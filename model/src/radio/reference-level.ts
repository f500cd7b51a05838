/**
 * How much radio power the general public may be exposed to over the whole body, averaged over 30 minutes: the reference
 * levels that the limit of a field strength meter is held against.
 *
 * @see ICNIRP 2020, "Guidelines for limiting exposure to electromagnetic fields (100 kHz to 300 GHz)", Health Physics
 *   118(5):483-524, table 5, general public
 */
import type { Band } from "../register/pilot.ts";

export const ICNIRP_2020 = "icnirp-2020-whole-body-public";

export interface ReferenceLevel {
  /** Incident power density [W/m2]. */
  powerDensity: number;
  /** Incident electric field, rms [V/m]; null: above 2 GHz there is none. */
  fieldStrength: number | null;
}

/** @throws {RangeError} outside (30, 300000] MHz: below it no power density is given, as there is no far field */
export function referenceLevelAt(frequencyMHz: number): ReferenceLevel {
  if (!(frequencyMHz > 30 && frequencyMHz <= 300_000))
    throw new RangeError(`no power density for ${frequencyMHz} MHz`);
  if (frequencyMHz <= 400) return { powerDensity: 2, fieldStrength: 27.7 };
  if (frequencyMHz <= 2_000)
    return { powerDensity: frequencyMHz / 200, fieldStrength: 1.375 * Math.sqrt(frequencyMHz) };
  return { powerDensity: 10, fieldStrength: null };
}

/** The strictest level in a band [W/m2]: levels never fall with the frequency. Null: the band begins at 30 MHz or below. */
export function strictestIn({ fromMHz }: Band): number | null {
  return fromMHz > 30 && fromMHz <= 300_000 ? referenceLevelAt(fromMHz).powerDensity : null;
}
