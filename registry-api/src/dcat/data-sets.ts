/**
 * The data sets of a city: its register, and for each kind of sensor what those measure. Each has its distributions, under the
 * licence that the register gives: where series of one kind have several, there are distributions for each.
 */
import type { OfferedStreams } from "@meetpaal/db";
import type { City } from "../contract/organisation.ts";
import type { Kind } from "../contract/vocabulary.ts";
import { FORMATS, type Format } from "../exports/export.ts";
import { COLLECTION } from "../features/collection.ts";
import { licenceAddress } from "./licence.ts";
import { SERVICES, type ServiceName } from "./services.ts";

export interface DataSet {
  /** Its own in the catalogue. */
  id: string;
  title: string;
  description: string;
  keywords: readonly string[];
  distributions: Distribution[];
}

export interface Distribution {
  /** Its own in the data set. */
  id: string;
  service: ServiceName;
  title: string;
  /** In the list of file types of the EU, and of IANA. */
  type: string;
  media: string;
  accessUrl: string;
  /** Where it, or its first page, can be fetched at once. */
  downloadUrl: string;
  /** Where the licence is told of. */
  licence: string;
}

const FILES: Record<Format, { type: string; media: string; title: string }> = {
  csv: { type: "CSV", media: "text/csv", title: "Register als CSV" },
  xlsx: { type: "XLSX", media: FORMATS.xlsx, title: "Register als werkblad" },
  geojson: { type: "GEOJSON", media: "application/geo+json", title: "Register als GeoJSON" },
  jsonl: { type: "JSON", media: "application/jsonl", title: "Register als JSON, een sensor per regel" },
};

/** What sensors of a kind are called, in the middle of a sentence. */
const KINDS: Record<Kind, string> = {
  "crowd-meter": "druktemeters",
  "5g-pilot": "5G-proeven",
  "air-quality": "luchtmeters",
  noise: "geluidsmeters",
  camera: "camera's",
  traffic: "verkeerstellers",
  water: "watermeters",
  weather: "weermeters",
  other: "andere sensoren",
};

/** @param offered - what series the public may read, by kind and licence */
export function dataSetsOf(city: City, publicUrl: string, offered: readonly OfferedStreams[]): DataSet[] {
  const kinds = [...new Set(offered.map(({ kind }) => kind))];
  return [
    registerOf(city, publicUrl),
    ...kinds.map((kind) => ({
      id: `metingen-${kind}`,
      title: `Metingen van ${KINDS[kind]} in ${city.name}`,
      description: `Wat de openbare meetreeksen van ${KINDS[kind]} meten, zoals het getoond mag worden.`,
      keywords: [KINDS[kind]],
      distributions: offered
        .filter((streams) => streams.kind === kind)
        .flatMap(({ licence }) => readingsOf(kind, licence, publicUrl)),
    })),
  ];
}

function registerOf(city: City, publicUrl: string): DataSet {
  const licence = licenceAddress(city.licence ?? null);
  const files = (["csv", "xlsx", "geojson", "jsonl"] as const).map((format): Distribution => {
    const url = `${publicUrl}/v1/exports/sensors?format=${format}`;
    return { id: format, service: "api", ...FILES[format], accessUrl: url, downloadUrl: url, licence };
  });
  return {
    id: "register",
    title: `Sensoren in ${city.name}`,
    description: "Welke sensoren er hangen, van wie, waarom, wat zij meten en hoe lang het bewaard wordt.",
    keywords: [],
    distributions: [
      ...files,
      {
        id: "ogc",
        service: "ogc",
        type: "GEOJSON",
        media: "application/geo+json",
        title: "Sensoren door OGC API Features",
        accessUrl: `${publicUrl}${SERVICES.ogc.base}/openapi.json`,
        downloadUrl: `${publicUrl}${SERVICES.ogc.base}/collections/${COLLECTION}/items`,
        licence,
      },
      {
        id: "sta",
        service: "sta",
        type: "JSON",
        media: "application/json",
        title: "Sensoren door SensorThings",
        accessUrl: `${publicUrl}${SERVICES.sta.base}/openapi.json`,
        downloadUrl: `${publicUrl}${SERVICES.sta.base}/Things`,
        licence,
      },
    ],
  };
}

function readingsOf(kind: Kind, licence: string | null, publicUrl: string): Distribution[] {
  const under = licence === null ? ", zonder licentie" : `, licentie ${licence}`;
  const filter = [
    `Thing/properties/kind eq '${kind}'`,
    `properties/licence eq ${licence === null ? "null" : `'${licence}'`}`,
  ].join(" and ");
  return [
    {
      id: `api-${licence ?? "geen"}`,
      service: "api",
      type: "JSON",
      media: "application/jsonl",
      title: `Meetreeksen; hun metingen geeft de API als JSON en CSV${under}`,
      accessUrl: `${publicUrl}/v1/sensors?kind=${kind}`,
      downloadUrl: `${publicUrl}/v1/exports/sensors?kind=${kind}&format=jsonl`,
      licence: licenceAddress(licence),
    },
    {
      id: `sta-${licence ?? "geen"}`,
      service: "sta",
      type: "JSON",
      media: "application/json",
      title: `Meetreeksen en hun metingen door SensorThings${under}`,
      accessUrl: `${publicUrl}${SERVICES.sta.base}/openapi.json`,
      downloadUrl: `${publicUrl}${SERVICES.sta.base}/Datastreams?$filter=${encodeURIComponent(filter)}`,
      licence: licenceAddress(licence),
    },
  ];
}
