/** The sensors of the list as the server gives them to the map. */
import type { FeatureCollection, Point, Polygon } from "geojson";

interface PlaceProperties {
  readonly publicId: string;
  readonly name: string;
  readonly kind: string;
  readonly about: string;
  readonly broken: boolean;
}
/** `area`: where a mobile sensor moves, always shown. `sensing`: what a sensor can see, shown while it is pointed at. */
type Shapes = FeatureCollection<Polygon, { readonly shape: "area" | "sensing" }>;

export interface Places extends FeatureCollection<Point, PlaceProperties> {
  /** Path of a sensor's page up to its `publicId`: ten thousand times the same would be half of the file. */
  readonly pages: string;
  /** With the id of the sensor they belong to. */
  readonly shapes: Shapes;
}
