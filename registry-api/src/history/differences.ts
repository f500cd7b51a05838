/** What differs between two versions of a sensor, of what is published. Pure. */
import type { SensorVersionRow } from "@meetpaal/db";
import { datastreamSchema } from "../contract/datastream.ts";
import type { Difference } from "../contract/history.ts";
import { sensorSchema } from "../contract/sensor.ts";

/** Fields of the entry itself. What stands at the model, the organisations and the city has versions of its own. */
const FIELDS = sensorSchema
  .pick({
    name: true,
    description: true,
    kind: true,
    location: true,
    mobile: true,
    generalisation: true,
    locationAccuracyM: true,
    sensingArea: true,
    bgtId: true,
    bagId: true,
    externalReferences: true,
    theme: true,
    heightM: true,
    place: true,
    poleCode: true,
    dates: true,
    roles: true,
    assessments: true,
    dpiaNotNeeded: true,
    event: true,
    pilot: true,
  })
  .partial();

/** From one public version to the next, ordered by path. */
export function differencesOf(before: SensorVersionRow, after: SensorVersionRow): Difference[] {
  return differing("", publishedOf(before), publishedOf(after)).toSorted((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

/** The contract's schemas are the sieve: what they do not name is no difference, and does not leave. */
function publishedOf({
  body,
  status,
  datastreams,
  operatingFrom,
  operatingTo,
}: SensorVersionRow): Record<string, unknown> {
  const valid = { from: operatingFrom.toISOString(), to: operatingTo?.toISOString() };
  const streams = Object.entries(datastreams).map(([key, declared]) => {
    const { id: _id, ...stream } = datastreamSchema.partial().parse({ ...declared, key });
    return [key, stream];
  });
  return { ...FIELDS.parse(body), status, valid, datastreams: Object.fromEntries(streams) };
}

function differing(path: string, before: unknown, after: unknown): Difference[] {
  if (isRecord(before) && isRecord(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      differing(path === "" ? name : `${path}.${name}`, before[name], after[name]),
    );
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
