/**
 * The map under the sensors from a city's own GeoJSON files (BASEMAP_DIR). Polygons are neighbourhoods, with their name from
 * `naam` or `name`; lines in a file named after water are rivers. Roads and railway stay those of the sketch: no file has them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { QuarterOf } from "@meetpaal/registry-api/contract";
import type { Feature, FeatureCollection, Position as LoosePosition } from "geojson";
import { type Base, type Position, sketchBase } from "./base.ts";
import { openQuarters } from "./quarters.ts";

const waterFile = /waal|water|rivier|river|kanaal|canal/iu;
/** A river of a centre line: about 260 m at this latitude. */
const riverWidth = 0.0038;

const positions = (ring: readonly LoosePosition[]): readonly Position[] =>
  ring.map(([longitude = 0, latitude = 0]) => [longitude, latitude]);

const nameOf = ({ properties }: Feature): string | null => {
  const name: unknown = properties?.["naam"] ?? properties?.["name"];
  return typeof name === "string" ? name : null;
};

/** The point the file gives for a name, or else the middle of the ring's extent. */
const labelPoint = ({ properties }: Feature, ring: readonly Position[]): Position => {
  const longitude: unknown = properties?.["lon"];
  const latitude: unknown = properties?.["lat"];
  if (typeof longitude === "number" && typeof latitude === "number") return [longitude, latitude];
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
};

const readCollection = (path: string): FeatureCollection => {
  try {
    const collection: FeatureCollection = JSON.parse(readFileSync(path, "utf8"));
    if (!Array.isArray(collection.features)) throw new TypeError("it has no features");
    return collection;
  } catch (cause) {
    throw new Error(`${path} in BASEMAP_DIR is not a GeoJSON FeatureCollection.`, { cause });
  }
};

/** @throws {Error} when the directory holds no polygon, or a file is not GeoJSON: a wrong setting should show at start */
export const readBase = (directory: string): Base => {
  const areas: (readonly Position[])[] = [];
  const water: Base["water"][number][] = [];
  const names: Base["names"][number][] = [];
  const quarters: Base["quarters"][number][] = [];
  for (const file of readdirSync(directory).filter((name) => name.endsWith(".geojson"))) {
    const collection = readCollection(join(directory, file));
    for (const feature of collection.features) {
      const { geometry } = feature;
      const polygons =
        geometry.type === "Polygon"
          ? [geometry.coordinates]
          : geometry.type === "MultiPolygon"
            ? geometry.coordinates
            : [];
      const rings = polygons.flatMap(([outer]) => (outer ? [positions(outer)] : []));
      areas.push(...rings);
      const name = nameOf(feature);
      const [first] = rings;
      if (name && first) {
        names.push({ name, at: labelPoint(feature, first) });
        quarters.push({ name, rings });
      }
      if (geometry.type === "LineString" && waterFile.test(file))
        water.push({ line: positions(geometry.coordinates), width: riverWidth });
    }
  }
  if (areas.length === 0) throw new Error(`BASEMAP_DIR ${directory} holds no .geojson file with polygons.`);
  return { ...sketchBase, source: "files", areas, water, names, quarters };
};

/** Which quarter a place lies in, by the city's files, or by the sketch. */
export const quartersOf = (directory: string | undefined): QuarterOf =>
  openQuarters(directory === undefined ? sketchBase : readBase(directory));
