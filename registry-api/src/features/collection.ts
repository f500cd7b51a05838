/** The one collection of features: the sensors of the public register. */
import type { EntryReach } from "@meetpaal/db";
import { CRS_URIS } from "@meetpaal/model";
import type { Collection, Link } from "../contract/features.ts";
import { instant } from "../wire/instant.ts";

export const BASE = "/ogc/v1";
export const COLLECTION = "sensors";
export const JSON_TYPE = "application/json";
export const GEOJSON = "application/geo+json";
export const OPENAPI = "application/vnd.oai.openapi+json;version=3.0";

export const CONFORMS_TO = [
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
  "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
];

/** @param root - where the API is, with its base path */
export function collectionOf(root: string, { bbox, from }: EntryReach): Collection {
  return {
    id: COLLECTION,
    title: "Sensoren in de openbare ruimte",
    description:
      "The sensors of the public register: those that are announced, that hang there, and that did.",
    itemType: "feature",
    ...(bbox === null || from === null
      ? {}
      : {
          extent: {
            spatial: { bbox: [bbox], crs: CRS_URIS.CRS84 },
            temporal: { interval: [[instant(from), null]] },
          },
        }),
    crs: Object.values(CRS_URIS),
    storageCrs: CRS_URIS.CRS84,
    links: [
      { href: `${root}/collections/${COLLECTION}`, rel: "self", type: JSON_TYPE },
      { href: itemsUrl(root), rel: "items", type: GEOJSON, title: "The sensors" },
    ],
  };
}

export function itemsUrl(root: string): string {
  return `${root}/collections/${COLLECTION}/items`;
}

export function landingLinks(root: string): Link[] {
  return [
    { href: root, rel: "self", type: JSON_TYPE, title: "This document" },
    { href: `${root}/openapi.json`, rel: "service-desc", type: OPENAPI, title: "Description of this API" },
    { href: `${root}/conformance`, rel: "conformance", type: JSON_TYPE, title: "What it conforms to" },
    { href: `${root}/collections`, rel: "data", type: JSON_TYPE, title: "Collections of features" },
  ];
}
