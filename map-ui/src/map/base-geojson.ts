/** The base map as the live map reads it: one GeoJSON collection, told apart by `kind`. */
import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { Base, Position } from "./base.ts";

/** Five decimals: a metre. */
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
const copy = (line: readonly Position[]): number[][] => line.map(([x, y]) => [round(x), round(y)]);
const feature = (kind: string, geometry: Geometry, properties: Record<string, unknown> = {}): Feature => ({
  type: "Feature",
  properties: { kind, ...properties },
  geometry,
});

export const baseGeojson = (base: Base): FeatureCollection => ({
  type: "FeatureCollection",
  features: [
    ...base.areas.map((ring) =>
      feature("area", { type: "Polygon", coordinates: [copy([...ring, ...ring.slice(0, 1)])] }),
    ),
    ...base.water.map(({ line, width, name }) =>
      feature("water", { type: "LineString", coordinates: copy(line) }, { width, ...(name && { name }) }),
    ),
    ...base.rails.map((line) => feature("rail", { type: "LineString", coordinates: copy(line) })),
    ...base.roads.map((line) => feature("road", { type: "LineString", coordinates: copy(line) })),
    ...base.names.map(({ name, at }) =>
      feature("name", { type: "Point", coordinates: [at[0], at[1]] }, { name }),
    ),
  ],
});
