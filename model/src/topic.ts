/** MQTT topics and what is sent on them: the one place that knows how they are written. */
import { PUBLIC_ID } from "./public-id.ts";

export type Topic =
  /** Devices publish here. */
  | { kind: "readings"; publicId: string }
  /** A device may subscribe to these two. */
  | { kind: "contract"; publicId: string }
  | { kind: "device"; deviceId: string };

/** The service hears here what was committed; nobody else may subscribe. */
export const COMMITTED_TOPIC = "$meetpaal/committed";

/** What each topic of ours carries, as JSON. */
export interface TopicPayloads {
  readings: ReadingsPayload | ReadingsPayload[];
  contract: ContractPayload;
  command: CommandPayload;
  committed: CommittedPayload;
}

/** One moment of a sensor; at most 1,000 values and 64 KiB a message. */
export interface ReadingsPayload {
  /** RFC 3339, or whole milliseconds since 1970. For interval counts the start of the interval. */
  time: string | number;
  /** Replaces what was sent with a lower one; 0 when left out, at most 32,767. */
  revision?: number;
  /** By the key of the datastream. */
  values: Record<string, number>;
}

/** What a device may send for a sensor now; retained. */
export interface ContractPayload {
  publicId: string;
  /** Of the sensor's entry in the register. */
  version: number;
  /** Readings of now are stored while it is `active`. */
  state: "announced" | "active" | "paused" | "expired" | "removed";
  /** Operating window `[from, to)`, RFC 3339; null: no end. */
  from: string | null;
  to: string | null;
  streams: {
    key: string;
    /** Id of the datastream. */
    datastream: number;
    /** UCUM. */
    unit: string;
    aggregation: "gauge" | "interval-count" | "counter";
    /** ISO 8601, as the next two: how late and how early a time may be at receipt. */
    interval: string;
    late: string;
    early: string;
    min?: number;
    max?: number;
    step?: number;
  }[];
}

/** What a device is asked; retained. */
export interface CommandPayload {
  /** `until` in RFC 3339; null: until it is asked to go on. Null: it is not asked to pause. */
  pause: { until: string | null } | null;
}

/** The newest value of each stream that changed; a hint, not a record. */
export interface CommittedPayload {
  /** Another one: the broker started anew. */
  epoch: string;
  /** One more than that of the message before; a gap: some were missed. */
  number: number;
  /** `time` in RFC 3339, UTC. */
  values: { datastream: number; time: string; value: number }[];
}

/**
 * What is asked of a broker that was there already: each device publishes below its own id, so that its
 * broker's rules can hold it to that.
 */
export const ATTACHED_FILTER = "devices/+/v1/sensors/+/readings";

/** As SensorThings 1.1 names it. @see OGC 18-088 §14.2.1 */
const OBSERVATIONS = /^v1\.1\/Datastreams\(([1-9]\d{0,9})\)\/Observations$/;

const SENSORS = "v1/sensors/";
const DEVICES = "v1/devices/";
const READINGS = "/readings";
const CONTRACT = "/contract";
const PUBLIC_ID_LENGTH = 8;
const DEVICE_ID = /^[a-z0-9][a-z0-9-]{1,62}$/;

export function buildTopic(topic: Topic): string {
  if (topic.kind === "device") return `${DEVICES}${topic.deviceId}/#`;
  return `${SENSORS}${topic.publicId}${topic.kind === "readings" ? READINGS : CONTRACT}`;
}

/** Reads what `buildTopic` writes; undefined for every other topic or filter. */
export function parseTopic(topic: string): Topic | undefined {
  if (topic.startsWith(SENSORS)) {
    const publicId = topic.slice(SENSORS.length, SENSORS.length + PUBLIC_ID_LENGTH);
    if (!PUBLIC_ID.test(publicId)) return undefined;
    const rest = topic.slice(SENSORS.length + PUBLIC_ID_LENGTH);
    if (rest === READINGS) return { kind: "readings", publicId };
    return rest === CONTRACT ? { kind: "contract", publicId } : undefined;
  }
  if (!topic.startsWith(DEVICES) || !topic.endsWith("/#")) return undefined;
  const deviceId = topic.slice(DEVICES.length, -2);
  return DEVICE_ID.test(deviceId) ? { kind: "device", deviceId } : undefined;
}

/**
 * The sensor that a publish is for; undefined for every topic but readings. For each publish, so it
 * only cuts: whether the id exists is looked up anyway.
 */
export function readingsPublicId(topic: string): string | undefined {
  const isReadings =
    topic.length === SENSORS.length + PUBLIC_ID_LENGTH + READINGS.length &&
    topic.startsWith(SENSORS) &&
    topic.endsWith(READINGS);
  return isReadings ? topic.slice(SENSORS.length, SENSORS.length + PUBLIC_ID_LENGTH) : undefined;
}

/** Whose reading, and of which sensor, arrived on a topic of `ATTACHED_FILTER`; undefined for another one. */
export function parseAttachedTopic(topic: string): { deviceId: string; publicId: string } | undefined {
  const [, deviceId = "", rest = ""] = /^devices\/([^/]+)\/(.+)$/.exec(topic) ?? [];
  const publicId = readingsPublicId(rest);
  return DEVICE_ID.test(deviceId) && publicId !== undefined ? { deviceId, publicId } : undefined;
}

/** The datastream that an observation is for; undefined for every other topic. */
export function observationsDatastreamId(topic: string): number | undefined {
  const id = OBSERVATIONS.exec(topic)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** Where a device hears what it is asked; it subscribes to `v1/devices/{deviceId}/#`. */
export function commandTopic(deviceId: string): string {
  return `${DEVICES}${deviceId}/command`;
}
