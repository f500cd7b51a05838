/** Writes the sensors of an import: identities, versions, and what has to be deleted because of them. */
import { durationSeconds, narrowsWindow, type SensorEntry } from "@meetpaal/model";
import type { Transaction } from "../database.ts";
import { correctedVersions } from "./corrected-versions.ts";
import { type Allowed, deleteOutside } from "./delete-outside.ts";
import type { SensorChange } from "./plan-import.ts";
import {
  insertSensors,
  insertStreams,
  type SensorIdentity,
  type StreamIdentity,
} from "./sensor-identities.ts";
import type { StoredSensor } from "./stored-register.ts";
import type { ImportMoment } from "./write-entries.ts";
import { type NewSensorVersion, type SensorContext, writeSensorVersions } from "./write-sensor-versions.ts";

export interface WrittenSensor extends SensorIdentity {
  version: number;
}

export interface SensorsWritten {
  /** By `owner/reference`. */
  sensors: Map<string, WrittenSensor>;
  /** How many readings had to go, by sensor; sensors that lost none are left out. */
  deleted: { publicId: string; readings: number }[];
}

export interface WriteSensorsContext extends ImportMoment {
  captureOf: SensorContext["captureOf"];
  randomBytes: (count: number) => Uint8Array;
  stored: ReadonlyMap<string, SensorEntry>;
}

export async function writeSensors(
  tx: Transaction,
  changes: readonly SensorChange[],
  context: WriteSensorsContext,
): Promise<SensorsWritten> {
  if (changes.length === 0) return { sensors: new Map(), deleted: [] };
  const identities = await identify(tx, changes, context);
  const identityOf = ({ entry }: SensorChange): SensorIdentity => get(identities, nameOf(entry));
  const streams = await insertStreams(
    tx,
    changes.flatMap((change) =>
      change.entry.datastreams.map(({ key }) => ({ sensorId: identityOf(change).id, key })),
    ),
  );
  const streamIds = new Map(streams.map(({ id, sensorId, key }) => [`${sensorId}/${key}`, id]));
  const streamsOf = new Map<number, StreamIdentity[]>();
  for (const stream of streams) {
    streamsOf.set(stream.sensorId, [...(streamsOf.get(stream.sensorId) ?? []), stream]);
  }
  const versions: NewSensorVersion[] = [];
  const written = new Map<string, WrittenSensor>();
  const allowed: Allowed[] = [];
  for (const change of changes) {
    const { id, publicId } = identityOf(change);
    const before = context.stored.get(nameOf(change.entry));
    const own = await versionsOf(tx, change, id, context.at);
    versions.push(...own);
    const newest = own.at(-1);
    if (newest === undefined) throw new Error("a change writes a version");
    written.set(nameOf(change.entry), { id, publicId, version: newest.version });
    if (before !== undefined) {
      allowed.push(...allowedBy(newest, before, streamsOf.get(id) ?? []));
    }
  }
  await writeSensorVersions(tx, versions, {
    ...context,
    streamId: (sensorId, key) => get(streamIds, `${sensorId}/${key}`),
  });
  const deleted = await deleteOutside(tx, allowed);
  return { sensors: written, deleted: bySensor(deleted, streams, identities) };
}

function nameOf({ owner, reference }: SensorEntry): string {
  return `${owner}/${reference}`;
}

function get<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`${name} has no identity`);
  return value;
}

async function identify(
  tx: Transaction,
  changes: readonly SensorChange[],
  { randomBytes }: WriteSensorsContext,
): Promise<Map<string, SensorIdentity>> {
  const isNew = ({ stored }: SensorChange): boolean => stored === undefined;
  const identities = await insertSensors(
    tx,
    changes.filter(isNew).map(({ entry }) => entry),
    randomBytes,
  );
  for (const { entry, stored } of changes) {
    if (stored !== undefined) identities.set(nameOf(entry), identityIn(stored));
  }
  return identities;
}

function identityIn({ id, publicId }: StoredSensor): SensorIdentity {
  return { id, publicId };
}

/** A first version holds from its window's beginning, a later one from now on, a correction from where it goes back to. */
async function versionsOf(
  tx: Transaction,
  { entry, digest, version, stored }: SensorChange,
  sensorId: number,
  at: string,
): Promise<NewSensorVersion[]> {
  if (stored !== undefined && entry.corrects !== undefined) {
    const { reason } = entry.corrects;
    return await correctedVersions(tx, { sensorId, version, digest, entry, reason });
  }
  const validFrom = stored === undefined ? entry.valid.from : at;
  return [{ sensorId, version, validFrom, digest, correctsReason: null, entry }];
}

/** What of each stream may stay, of the time that the new version is about. */
function allowedBy(
  { entry, validFrom, correctsReason }: NewSensorVersion,
  before: SensorEntry,
  streams: readonly StreamIdentity[],
): Allowed[] {
  const { from, to } = entry.valid;
  const reachesBack = correctsReason !== null && narrowsWindow(before.valid, entry.valid);
  return streams.map(({ id, key }) => {
    const stream = entry.datastreams.find((declared) => declared.key === key);
    const isCount = stream?.aggregation === "interval-count";
    const mayStay = stream !== undefined && (entry.status === "active" || reachesBack);
    return {
      datastreamId: id,
      since: reachesBack && stream !== undefined ? null : validFrom,
      window: mayStay ? { from, to: to ?? null } : null,
      spanS: isCount ? durationSeconds(stream.interval) : 0,
    };
  });
}

function bySensor(
  deleted: readonly { datastreamId: number; deleted: number }[],
  streams: readonly StreamIdentity[],
  identities: ReadonlyMap<string, SensorIdentity>,
): { publicId: string; readings: number }[] {
  const publicIds = new Map([...identities.values()].map(({ id, publicId }) => [id, publicId]));
  const sensorIds = new Map(streams.map(({ id, sensorId }) => [id, sensorId]));
  const sums = new Map<string, number>();
  for (const { datastreamId, deleted: count } of deleted) {
    const publicId = publicIds.get(sensorIds.get(datastreamId) ?? 0) ?? "";
    sums.set(publicId, (sums.get(publicId) ?? 0) + count);
  }
  return [...sums].map(([publicId, readings]) => ({ publicId, readings }));
}
