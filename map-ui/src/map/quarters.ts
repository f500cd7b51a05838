/**
 * Which quarter a place lies in: the polygon of a city's own files, or else the nearest name of the sketch, which is as rough as the
 * sketch is. Also the places that people name when they say where they are.
 */
import type { QuarterOf } from "@meetpaal/registry-api/contract";
import type { Base, Position } from "./base.ts";

/** Farther from every name of the sketch than this, a place lies in none [degrees of latitude]: about 1.3 km. */
const nearName = 0.012;

const isInside = ([x, y]: Position, ring: readonly Position[]): boolean => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i] ?? [0, 0];
    const [xj, yj] = ring[j] ?? [0, 0];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
};

const find = ({ quarters, names }: Base, at: Position): string | null => {
  const quarter = quarters.find(({ rings }) => rings.some((ring) => isInside(at, ring)));
  if (quarter || quarters.length > 0) return quarter?.name ?? null;
  const narrow = Math.cos((at[1] * Math.PI) / 180);
  let best: string | null = null;
  let least = nearName;
  for (const { name, at: middle, landmark } of names) {
    const distance = Math.hypot((middle[0] - at[0]) * narrow, middle[1] - at[1]);
    if (landmark || distance >= least) continue;
    [best, least] = [name, distance];
  }
  return best;
};

/** More places than sensors of any city; then the memory starts anew. */
const mostKnown = 100_000;

/** Sensors stay where they are, so each place is looked up once. */
export const openQuarters = (base: Base): QuarterOf => {
  const known = new Map<string, string | null>();
  return (at) => {
    const key = `${at[0]},${at[1]}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size > mostKnown) known.clear();
    const quarter = find(base, at);
    known.set(key, quarter);
    return quarter;
  };
};

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .trim();

/** A quarter or landmark by its name; its beginning is enough when only one begins so. */
export const findNamed = ({ names }: Base, text: string): Base["names"][number] | null => {
  const wanted = plain(text).replace(/^(?:de|het|bij|wijk|the)\s+/u, "");
  if (wanted.length < 3) return null;
  const exact = names.find(({ name }) => plain(name) === wanted);
  if (exact) return exact;
  const [first, second] = names.filter(({ name }) => plain(name).startsWith(wanted));
  return first && !second ? first : null;
};
