/** The sensors of the list as the server gives them to the map. */
import type { FeatureCollection, Point } from "geojson";

interface PlaceProperties {
  readonly publicId: string;
  readonly href: string;
  readonly kind: string;
  readonly about: string;
  readonly broken: boolean;
}
export type Places = FeatureCollection<Point, PlaceProperties>;
