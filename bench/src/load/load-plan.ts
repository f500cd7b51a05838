/** What a generator is told by the process that starts it, as a JSON file. */
import { readFile } from "node:fs/promises";

export interface PlannedSensor {
  publicId: string;
  /** Ids of its streams, in the order of `LoadPlan.keys`. */
  datastreams: number[];
}

export interface PlannedDevice {
  id: string;
  secret: string;
  sensors: PlannedSensor[];
  /** Whether it goes to `LoadPlan.securePort`. */
  isSecure?: boolean;
}

export interface LoadPlan {
  host: string;
  port: number;
  devices: PlannedDevice[];
  /** Keys of the streams that every sensor has. */
  keys: string[];
  /** Messages a second over all devices; absent: as many as are acknowledged. */
  messagesPerSecond?: number;
  /** Whether another broker stands in between, to which devices speak below a topic of their own. Absent: no. */
  isAttached?: boolean;
  /** PEM of whom devices trust: they come by TLS. Absent: by plain TCP. */
  tlsCa?: string;
  /** Where the devices that are `isSecure` go, the others coming without TLS; absent: all are, to `port`. */
  securePort?: number;
  /** Unacknowledged messages of one device. */
  window: number;
  /** How long a device waits on average before it connects again; absent: 200. */
  reconnectMs?: number;
  /** Ends after this long; absent: on SIGTERM. */
  durationMs?: number;
  /** Latencies of the first so many milliseconds are not counted: connecting is measured elsewhere. Absent: 0. */
  warmUpMs?: number;
  /** Time of step 0, in whole milliseconds since 1970, and how far apart two readings of a stream are. */
  firstTimeMs: number;
  stepMs: number;
  /** The step that every sensor begins with. */
  firstStep: number;
  /** Parts of all messages. */
  redelivered: number;
  late: number;
  /** Part of all messages that is no JSON; absent: none. */
  bad?: number;
  /** A line for every value that was acknowledged, synced to disk; absent: none. */
  ledgerFile?: string;
}

/** What it says when it ends, as one line of JSON. */
export interface LoadResult {
  /** Good ones that were acknowledged. */
  messages: number;
  readings: number;
  /** Bad ones that were acknowledged: decided, and not stored. */
  badMessages: number;
  seconds: number;
  /** From the moment a good message was due until its PUBACK, in milliseconds. */
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  /** The first step that no sensor has used. */
  nextStep: number;
  /** Times that a connection was lost. */
  disconnects: number;
}

export async function readPlan(file: string): Promise<LoadPlan> {
  const plan: LoadPlan = JSON.parse(await readFile(file, "utf8"));
  return plan;
}
