/** From degrees to the pixels of a drawing: Web Mercator, so that the sketch and the live map lie exactly over each other. */
import type { Position } from "./base.ts";

export type Box = readonly [west: number, south: number, east: number, north: number];

export interface Projection {
  readonly width: number;
  readonly height: number;
  /** Pixels from the top left, rounded to one decimal. */
  at(position: Position): readonly [x: number, y: number];
  /** Length in pixels of a length in degrees of longitude. */
  scale(degrees: number): number;
}

/** Mercator's y in degrees (EPSG:3857 divided by its radius, in degrees). */
const mercator = (latitude: number): number =>
  (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;

const round = (n: number): number => Math.round(n * 10) / 10;

/** @param width - pixels; the height follows from the box */
export const project = ([west, south, east, north]: Box, width: number): Projection => {
  const k = width / (east - west);
  const top = mercator(north);
  return {
    width,
    height: Math.round((top - mercator(south)) * k),
    at: ([longitude, latitude]) => [round((longitude - west) * k), round((top - mercator(latitude)) * k)],
    scale: (degrees) => round(degrees * k),
  };
};

/** A box of `aspect` (width : height) around a point; `span` in degrees of longitude. */
export const boxAround = ([longitude, latitude]: Position, span: number, aspect: number): Box => {
  const half = (span / aspect) * Math.cos((latitude * Math.PI) / 180);
  return [longitude - span / 2, latitude - half / 2, longitude + span / 2, latitude + half / 2];
};

/** Places farther than this from the middle one are of another town [degrees]. */
const sameTown = 0.5;

const between = (values: readonly number[], share: number): readonly [least: number, most: number] => {
  const sorted = values.toSorted((a, b) => a - b);
  const cut = Math.floor(sorted.length * share);
  return [sorted[cut] ?? -Infinity, sorted[sorted.length - 1 - cut] ?? Infinity];
};

/**
 * The places that a first look should show: those of the town that most are in, and of more than ten without the outermost tenth
 * on each side, so that a few far ones do not shrink the centre to a dot.
 */
export const middlePositions = (positions: readonly Position[]): readonly Position[] => {
  const [x0] = between(
    positions.map(([x]) => x),
    0.5,
  );
  const [y0] = between(
    positions.map(([, y]) => y),
    0.5,
  );
  const near = positions.filter(([x, y]) => Math.abs(x - x0) < sameTown && Math.abs(y - y0) < sameTown);
  if (near.length <= 10) return near;
  const [west, east] = between(
    near.map(([x]) => x),
    0.1,
  );
  const [south, north] = between(
    near.map(([, y]) => y),
    0.1,
  );
  return near.filter(([x, y]) => x >= west && x <= east && y >= south && y <= north);
};

/**
 * The smallest box of `aspect` that holds all positions with a margin of 12 %, but never under `least` degrees wide.
 *
 * @returns null for no positions
 */
export const boxOf = (positions: readonly Position[], least: number, aspect: number): Box | null => {
  if (positions.length === 0) return null;
  const longitudes = positions.map(([x]) => x);
  const latitudes = positions.map(([, y]) => y);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const middle: Position = [(west + east) / 2, (south + north) / 2];
  const tall = (north - south) / Math.cos((middle[1] * Math.PI) / 180);
  return boxAround(middle, Math.max(least, (east - west) * 1.24, tall * 1.24 * aspect), aspect);
};

/** Half of a marker, as a share of the width of a map on a phone. */
const halfMarker = 0.06;

/**
 * A box for a first look: that of the middle places, widened by those whose marker its edge would cut through.
 *
 * @returns null for no positions
 */
export const firstLook = (positions: readonly Position[], least: number, aspect: number): Box | null => {
  let box = boxOf(middlePositions(positions), least, aspect);
  // Each widening may cut another; what is left after three is far out.
  for (let turn = 0; turn < 3 && box; turn += 1) {
    const [west, south, east, north] = box;
    const margin = (east - west) * halfMarker;
    box = boxOf(
      positions.filter(
        ([x, y]) => x > west - margin && x < east + margin && y > south - margin && y < north + margin,
      ),
      least,
      aspect,
    );
  }
  return box;
};
