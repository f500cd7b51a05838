/**
 * Converts a number from one unit into another of the same kind.
 *
 * A table of our own, checked in the tests against the library that knows all of UCUM. Two units are convertible only
 * within one group here: UCUM also converts people per minute into hertz, which nobody means.
 *
 * @see UCUM 2.1, https://ucum.org/ucum
 */

/** Of each group: a code, and how many of the group's first unit it is. */
const groups: readonly Readonly<Record<string, number>>[] = [
  { "1": 1, "%": 0.01, "[ppth]": 1e-3, "[ppm]": 1e-6, "[ppb]": 1e-9 },
  { "/s": 1, "/min": 1 / 60, "/h": 1 / 3_600 },
  { "/m2": 1 },
  { s: 1, ms: 1e-3, min: 60, h: 3_600 },
  { Hz: 1, MHz: 1e6 },
  { m: 1, mm: 1e-3, cm: 0.01, km: 1e3 },
  { m2: 1 },
  { "m/s": 1, "km/h": 1e3 / 3_600, "mm/h": 1e-3 / 3_600, "m/h": 1 / 3_600 },
  { "m3/s": 1, "l/s": 1e-3 },
  { deg: 1, rad: 180 / Math.PI },
  { K: 1, Cel: 1 },
  { Pa: 1, hPa: 100 },
  { "g/m3": 1, "ug/m3": 1e-6, "mg/m3": 1e-3, "kg/m3": 1e3, "mg/l": 1 },
  { "[pH]": 1 },
  { "S/m": 1, "mS/cm": 0.1 },
  { dB: 1 },
  { lx: 1 },
  { W: 1, kW: 1e3 },
  { J: 1, "W.h": 3_600, "kW.h": 3_600_000 },
  { V: 1, mV: 1e-3 },
  { "V/m": 1 },
  { "A/m": 1 },
  { "W/m2": 1 },
  { T: 1, uT: 1e-6 },
  { "nSv/h": 1 },
  { "bit/s": 1, "Mbit/s": 1e6 },
];

/** Where the scale of a unit begins, in the group's first unit. */
const origins: ReadonlyMap<string, number> = new Map([["Cel", 273.15]]);

const groupOf: ReadonlyMap<string, Readonly<Record<string, number>>> = new Map(
  groups.flatMap((group) => Object.keys(group).map((code) => [code, group])),
);

/** A conversion invents no digits: beyond these only what binary fractions add. */
const SIGNIFICANT = 14;

export function isConvertible(from: string, to: string): boolean {
  return from === to || (groupOf.has(from) && groupOf.get(from) === groupOf.get(to));
}

/**
 * Converts between UCUM codes.
 *
 * @returns undefined when the two are not of one kind
 */
export function convertUnit(value: number, from: string, to: string): number | undefined {
  if (from === to) return value;
  if (!isConvertible(from, to)) return undefined;
  const group = groupOf.get(from);
  const factorFrom = group?.[from];
  const factorTo = group?.[to];
  if (factorFrom === undefined || factorTo === undefined) return undefined;
  const base = value * factorFrom + (origins.get(from) ?? 0);
  return Number(((base - (origins.get(to) ?? 0)) / factorTo).toPrecision(SIGNIFICANT));
}
