/** The sensors of a filtered list as points: for the sketch on the page, and as GeoJSON for the live map. */
import type { MapFeature, SiteAnswer } from "@meetpaal/registry-api/contract";
import type { Places } from "../../islands/map/places.ts";
import { sensorPath } from "../../links.ts";
import type { Position } from "../../map/base.ts";
import type { Place } from "../../map/markers.tsx";
import type { PageContext } from "../../page.ts";
import { plainText } from "../../text/translated.tsx";
import { readQuestion } from "./question.ts";

/** A point as it is; the middle of its extent for an area. */
export const middleOf = (geometry: MapFeature["geometry"]): Position => {
  if (geometry.type === "Point") return geometry.coordinates;
  const ring = geometry.coordinates[0] ?? [];
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
};

export const placeOf = ({ geometry, properties }: MapFeature): Place => ({
  publicId: properties.publicId,
  at: middleOf(geometry),
  kind: properties.kind,
  about: properties.personalData,
  broken: properties.verdict === "broken",
});

/** The area that a mobile sensor moves in, and what a sensor can see. */
const shapesOf = (
  { geometry, properties: { mobile, sensingArea } }: MapFeature,
  index: number,
): Places["shapes"]["features"] => {
  const area = mobile && geometry.type === "Polygon" ? [{ shape: "area" as const, geometry }] : [];
  const sensing = sensingArea ? [{ shape: "sensing" as const, geometry: sensingArea }] : [];
  return [...area, ...sensing].map(({ shape, geometry: polygon }) => ({
    type: "Feature",
    id: index + 1,
    geometry: polygon,
    properties: { shape },
  }));
};

/** To a tenth of a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

export const placesAnswer = async (context: PageContext): Promise<SiteAnswer> => {
  const { data, request, locale } = context;
  const { features } = await data.sensors({ ...readQuestion(request.query, locale), page: 1, pageSize: 1 });
  const collection: Places = {
    type: "FeatureCollection",
    pages: sensorPath(locale, ""),
    features: features.map((feature, index) => {
      const { publicId, at, kind, about, broken } = placeOf(feature);
      return {
        type: "Feature",
        id: index + 1, // MapLibre keeps the state of a feature by a number
        geometry: { type: "Point", coordinates: at.map(rounded) },
        properties: {
          publicId,
          name: plainText(feature.properties.name, locale),
          kind,
          about,
          broken,
        },
      };
    }),
    shapes: { type: "FeatureCollection", features: features.flatMap(shapesOf) },
  };
  return {
    status: 200,
    headers: { "content-type": "application/geo+json", "cache-control": "no-cache" },
    body: JSON.stringify(collection),
  };
};
