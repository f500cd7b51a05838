/** The box of `bbox`, in the system of `bbox-crs`, as the ring in degrees that a question to the register takes. */
import { type Crs, toCrs84 } from "@meetpaal/model";

type Pair = readonly [number, number];
/** Corners of one ring, longitude and latitude in degrees. */
type Ring = [number, number][];

/** A straight edge of a box is bent in another system: over the whole country so many parts keep within 0.2 m of it. */
const PARTS = 96;

/**
 * Undefined where that is no box.
 *
 * @param numbers - four, or six with heights (which say nothing here), in the order of the system's axes
 * @see OGC 17-069r4 §7.15.3
 */
export function ringOf(numbers: readonly number[], crs: Crs): Ring | undefined {
  const [a, b, c, d] = numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  if (crs === "EPSG:28992") return a <= c && b <= d ? bent([a, b], [c, d], crs) : undefined;
  const [west, south] = toCrs84(crs, [a, b]);
  const [east, north] = toCrs84(crs, [c, d]);
  const isOnEarth =
    [west, east].every((x) => Math.abs(x) <= 180) && [south, north].every((y) => Math.abs(y) <= 90);
  if (!isOnEarth || south > north) return undefined;
  return west <= east ? box(west, south, east, north) : overAntimeridian(west, south, east, north);
}

function box(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

/** Two boxes as one ring: there and back over the south pole, where nothing lies. */
function overAntimeridian(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [180, south],
    [180, -90],
    [-180, -90],
    [-180, south],
    [east, south],
    [east, north],
    [-180, north],
    [-180, -90],
    [180, -90],
    [180, north],
    [west, north],
  ];
}

function bent([minX, minY]: Pair, [maxX, maxY]: Pair, crs: Crs): Ring | undefined {
  const corners: Pair[] = [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
  ];
  const ring = corners.flatMap(([x, y], place) => {
    const [toX, toY] = corners[(place + 1) % corners.length] ?? [x, y];
    return Array.from({ length: PARTS }, (_, part) =>
      toCrs84(crs, [x + ((toX - x) * part) / PARTS, y + ((toY - y) * part) / PARTS]),
    );
  });
  return ring.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90) ? ring : undefined;
}
