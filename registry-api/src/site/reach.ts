/** Whether a sensor reaches a place: by how near it hangs, by what it senses, or by the area that it moves in. */
import type { Location } from "@meetpaal/model";
import { distanceM } from "./distance.ts";

type Place = readonly [number, number];
type Polygon = Extract<Location, { type: "Polygon" }>;

/** Crossings of a line to the east: odd inside. Holes count, since each ring is crossed too. */
export function isInside([x, y]: Place, { coordinates }: Polygon): boolean {
  let inside = false;
  for (const ring of coordinates) {
    let [x1, y1] = ring.at(-1) ?? [0, 0];
    for (const [x2, y2] of ring) {
      if (y1 > y !== y2 > y && x < ((x1 - x2) * (y - y2)) / (y1 - y2) + x2) inside = !inside;
      [x1, y1] = [x2, y2];
    }
  }
  return inside;
}

/** Metres to the nearest point of a place; 0 inside an area. */
export function distanceToM(at: Place, location: Location): number {
  if (location.type === "Point") return distanceM(at, location.coordinates);
  if (isInside(at, location)) return 0;
  const edges = location.coordinates.flatMap((ring) =>
    ring.slice(1).map((to, i) => distanceM(at, nearestOn(at, ring[i] ?? to, to))),
  );
  return Math.min(...edges);
}

/** The nearest point of a straight edge; over the size of a city a degree of longitude has one length. */
function nearestOn(at: Place, from: Place, to: Place): Place {
  const narrow = Math.cos((at[1] * Math.PI) / 180);
  const [dx, dy] = [(to[0] - from[0]) * narrow, to[1] - from[1]];
  const along = (at[0] - from[0]) * narrow * dx + (at[1] - from[1]) * dy;
  const part = Math.min(1, Math.max(0, along / (dx * dx + dy * dy || 1)));
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}

export interface ReachingSensor {
  location: Location;
  sensingArea: Polygon | null;
}

/** @returns null: it does not reach the place */
export function reachOf(
  at: Place,
  { location, sensingArea }: ReachingSensor,
  withinM: number,
): "near" | "sees" | "moves" | null {
  if (sensingArea !== null && isInside(at, sensingArea)) return "sees";
  if (location.type === "Polygon" && isInside(at, location)) return "moves";
  return distanceToM(at, location) <= withinM ? "near" : null;
}
