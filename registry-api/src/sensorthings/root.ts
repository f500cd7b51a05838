/** Where SensorThings begins: its entity sets, and what this server can do (OGC 18-088 §9.1). */
import { ENTITY_NAMES, ENTITY_SETS } from "@meetpaal/db";

export const BASE = "/sta/v1.1";

const REQUIREMENTS = "http://www.opengis.net/spec/iot_sensing/1.1/req";

/** Classes of requirements; those of writing are no part of it. */
const CONFORMS_TO = [
  "datamodel",
  "resource-path/resource-path-to-entities",
  "request-data/filter",
  "request-data/expand",
  "request-data/select",
  "request-data/orderby",
  "request-data/top",
  "request-data/skip",
  "request-data/count",
  "request-data/pagination",
].map((name) => `${REQUIREMENTS}/${name}`);

export function rootDocument(root: string): Record<string, unknown> {
  return {
    value: ENTITY_NAMES.map((name) => {
      const { plural } = ENTITY_SETS[name];
      return { name: plural, url: `${root}/${plural}` };
    }),
    serverSettings: { conformance: CONFORMS_TO },
  };
}
