/**
 * Places on earth: WGS 84, positions are `[longitude, latitude]` in degrees (axis order of RFC 7946 §3.1.1).
 *
 * No shape here crosses the antimeridian.
 */
import { area } from "@turf/area";
import { polygon } from "@turf/helpers";
import { kinks } from "@turf/kinks";
import * as z from "zod";

export const positionSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type Position = z.infer<typeof positionSchema>;

export const pointSchema = z.strictObject({ type: z.literal("Point"), coordinates: positionSchema });
export type Point = z.infer<typeof pointSchema>;

/** The first ring is the outline, the others are holes; each ends where it began. */
export const polygonSchema = z.strictObject({
  type: z.literal("Polygon"),
  coordinates: z.array(z.array(positionSchema).min(4)).min(1),
});
export type Polygon = z.infer<typeof polygonSchema>;

export const locationSchema = z.discriminatedUnion("type", [pointSchema, polygonSchema]);
export type Location = z.infer<typeof locationSchema>;

/** What is wrong with a polygon, in words; null: nothing. */
export function faultOfPolygon({ coordinates }: Polygon): string | null {
  for (const ring of coordinates) {
    const [first] = ring;
    const last = ring.at(-1);
    if (first === undefined || last === undefined || first[0] !== last[0] || first[1] !== last[1]) {
      return "a ring that ends with the position it began with";
    }
  }
  if (kinks(polygon(coordinates)).features.length > 0) return "an outline that does not cross itself";
  if (areaM2({ type: "Polygon", coordinates }) <= 0) return "an outline around some ground";
  return null;
}

/** Square metres on the sphere; holes are left out. */
export function areaM2({ coordinates }: Polygon): number {
  return area(polygon(coordinates));
}

/** The corners of the smallest box around a place: south-west and north-east. */
export interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
}

export function extentOf(location: Location): Extent {
  const positions = location.type === "Point" ? [location.coordinates] : location.coordinates.flat();
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}
