/** What readers ask of the register, each time a little different, so that no answer is the same as the one before. */
import type { Question } from "./ask.ts";
import { CENTRE, KINDS, STREETS } from "./fill-register.ts";

const GEOJSON = "application/geo+json";

const any = <Item>(items: readonly Item[]): Item => {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new Error("a list without items");
  return item;
};

/** A box of some streets around a place in the middle of the city. */
function centreBox(): string {
  const [west, south, east, north] = CENTRE;
  const x = west + Math.random() * (east - west) * 0.8;
  const y = south + Math.random() * (north - south) * 0.8;
  return [x, y, x + 0.004, y + 0.003].map((number) => number.toFixed(5)).join(",");
}

/** Two words that some entries have. */
const words = (): string => `${any(KINDS)[1]} ${any(STREETS)}`.toLowerCase();

/** @param publicIds - of sensors that are there */
export function registerQuestions(publicIds: readonly string[]): Record<string, () => Question> {
  const kind = (): string => any(KINDS)[0];
  return {
    "list page": () => ({
      path: `/v1/sensors?kind=${kind()}&sort=${any(["registered", "name", "-recordedAt"])}&limit=25`,
    }),
    "bbox of the centre": () => ({ path: `/v1/sensors?bbox=${centreBox()}&limit=25` }),
    "full-text": () => ({ path: `/v1/sensors?q=${encodeURIComponent(words())}&limit=25` }),
    detail: () => ({ path: `/v1/sensors/${any(publicIds)}` }),
    "list page, GeoJSON": () => ({ path: `/v1/sensors?kind=${kind()}&limit=100`, accept: GEOJSON }),
    "bbox of the centre, GeoJSON": () => ({
      path: `/v1/sensors?bbox=${centreBox()}&limit=100`,
      accept: GEOJSON,
    }),
    "full-text, GeoJSON": () => ({
      path: `/v1/sensors?q=${encodeURIComponent(words())}&limit=100`,
      accept: GEOJSON,
    }),
    "OGC API Features, bbox": () => ({
      path: `/ogc/v1/collections/sensors/items?bbox=${centreBox()}&limit=100`,
      accept: GEOJSON,
    }),
    "SensorThings, Things with Datastreams": () => ({
      path: "/sta/v1.1/Things?$top=25&$expand=Datastreams,Locations",
    }),
  };
}

/** A sensor's page, in either language. */
export function pageQuestion(publicIds: readonly string[]): () => Question {
  return () => ({
    path: any([`/nl/sensoren/${any(publicIds)}`, `/en/sensors/${any(publicIds)}`]),
    accept: "text/html",
  });
}

/** A week of a stream by hour, which begins at any hour that has readings. */
export function weekQuestion(streams: readonly number[], from: Date, until: Date): () => Question {
  const WEEK_MS = 7 * 24 * 3_600_000;
  return () => {
    const start = from.getTime() + Math.random() * (until.getTime() - from.getTime() - WEEK_MS);
    const [first, last] = [start, start + WEEK_MS].map((ms) => new Date(ms).toISOString());
    return { path: `/v1/datastreams/${any(streams)}/readings?resolution=hour&from=${first}&to=${last}` };
  };
}
