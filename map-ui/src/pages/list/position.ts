/** A position as somebody types it, in either order: taken wrongly it would be far away, where no sensor was, and that reassures. */
import type { Position } from "../../map/base.ts";

const TWO_NUMBERS = /^(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/u;

/**
 * "51.8433, 5.8532" as maps and phones give it, or "5.8532, 51.8433" as GIS programs do: the one that is nearer to the city.
 *
 * @param city - a place in it; undefined: latitude first
 * @returns null: it is no position
 */
export function positionNear(text: string, city: Position | undefined): Position | null {
  const found = TWO_NUMBERS.exec(text);
  if (!found) return null;
  const [first, second] = [Number(found[1]), Number(found[2])];
  const readings: Position[] = [
    [second, first],
    [first, second],
  ];
  const possible = readings.filter(
    ([longitude, latitude]) => Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180,
  );
  const [at] = city === undefined ? possible : possible.toSorted((a, b) => gap(a, city) - gap(b, city));
  return at ?? null;
}

/** In degrees: enough to tell two hemispheres of the same numbers apart. */
function gap(a: Position, b: Position): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
