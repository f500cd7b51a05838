/** The APIs, by their place on the site; each describes itself at `openapi.json`. */
import { BASE as FEATURES } from "../features/collection.ts";
import { BASE as SENSOR_THINGS } from "../sensorthings/root.ts";

export const DESIGN_RULES = "https://logius-standaarden.github.io/API-Design-Rules/";

export const SERVICES = {
  api: {
    base: "/v1",
    standard: DESIGN_RULES,
    title: "API van het sensorenregister",
    description: "Register, metingen en drukte, volgens de NL API Design Rules.",
  },
  ogc: {
    base: FEATURES,
    standard: "http://www.opengis.net/spec/ogcapi-features-1/1.0",
    title: "Het sensorenregister als OGC API Features",
    description: "Waar sensoren hangen, voor kaartprogramma's als QGIS en GDAL.",
  },
  sta: {
    base: SENSOR_THINGS,
    standard: "http://www.opengis.net/doc/is/sensorthings/1.1",
    title: "Register en metingen als SensorThings API",
    description: "Sensoren, meetreeksen en metingen volgens SensorThings 1.1, om te lezen.",
  },
} as const;
export type ServiceName = keyof typeof SERVICES;

export const SERVICE_NAMES = ["api", "ogc", "sta"] as const satisfies readonly ServiceName[];
