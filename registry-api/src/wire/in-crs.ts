/** Places in the system that was asked for, and the header that says which it is. */
import { CRS_URIS, type Crs, fromCrs84 } from "@meetpaal/model";
import type { FastifyReply } from "fastify";
import type { Location } from "../contract/sensor.ts";

/** @see OGC 18-058r1 §6.5, requirement /req/crs/ogc-crs-header: the URI between angle brackets */
export function sayCrs(reply: FastifyReply, crs: Crs): void {
  reply.header("content-crs", `<${CRS_URIS[crs]}>`);
}

export function locationIn<Place extends Location>(place: Place, crs: Crs): Place;
export function locationIn(place: Location, crs: Crs): Location {
  if (crs === "CRS84") return place;
  if (place.type === "Point") return { type: "Point", coordinates: fromCrs84(crs, place.coordinates) };
  return {
    type: "Polygon",
    coordinates: place.coordinates.map((ring) => ring.map((position) => fromCrs84(crs, position))),
  };
}
