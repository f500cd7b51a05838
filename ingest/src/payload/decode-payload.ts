/**
 * From the bytes of a message to what it says, by one `JSON.parse`. Nothing of a payload that cannot
 * be read leaves this module: not its text, and not the parser's error either, which quotes it.
 */
import { isUtf8 } from "node:buffer";
import { parseTime } from "./parse-time.ts";

/** Most values of one message: more is a file, not a measurement. */
export const MAX_VALUES = 1_000;
/** Ten years: more is no age of a measurement. */
const LONGEST_AGE_MS = 10 * 366 * 86_400_000;
const MAX_REVISION = 32_767;

/** One moment of a sensor, as sent. */
export interface Moment {
  /** Whole microseconds since 1970. */
  readonly timeUs: number;
  readonly revision: number;
  /** By key; whatever JSON the device put there. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Something that cannot be judged by key: the whole message, or one object of its array. */
export interface Fault {
  readonly reason: "malformed" | "too_large" | "too_many_values" | "no_time" | "bad_time";
  /** Place in the array, from 0; null for a message that is no array. */
  readonly position: number | null;
}

/** One that a device without a clock sent: its time is given once, by the server (write/give-times.ts). */
export interface ClocklessMoment {
  /** Until it is given: not a number. */
  timeUs: number;
  readonly revision: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly bootId: string;
  readonly seq: number;
  readonly ageUs: number;
}

export interface Decoded {
  readonly moments: readonly Moment[];
  /** Those of a device without a clock; undefined: none. */
  readonly clockless?: readonly ClocklessMoment[];
  readonly faults: readonly Fault[];
  /** Members beside `time`, `revision` and `values`. */
  readonly extraMembers: number;
  readonly valueCount: number;
}

/**
 * Reads bytes `[from, to)` of `bytes`.
 *
 * @see docs/interface.md, MQTT
 */
export function decodePayload(bytes: Buffer, from: number, to: number): Decoded {
  const text = bytes.toString("utf8", from, to);
  // U+FFFD is what bytes that are not UTF-8 became; a device may have sent the character itself.
  if (text.includes("\ufffd") && !isUtf8(bytes.subarray(from, to))) return faulty("malformed");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return faulty("malformed");
  }
  return Array.isArray(json) ? decodeArray(json) : decodeOne(json);
}

/** What is known of a message whose body was not read. */
export const TOO_LARGE: Decoded = faulty("too_large");

/** A message that says nothing, for one reason. */
export function faulty(reason: Fault["reason"]): Decoded {
  return { moments: [], faults: [{ reason, position: null }], extraMembers: 0, valueCount: 0 };
}

function decodeOne(json: unknown): Decoded {
  const decoding = new Decoding();
  decoding.add(json, null);
  return decoding.valueCount > MAX_VALUES ? faulty("too_many_values") : decoding;
}

function decodeArray(items: readonly unknown[]): Decoded {
  const decoding = new Decoding();
  for (const [i, item] of items.entries()) {
    decoding.add(item, i);
    if (decoding.valueCount > MAX_VALUES || decoding.faults.length > MAX_VALUES) {
      return faulty("too_many_values");
    }
  }
  return decoding;
}

class Decoding implements Decoded {
  readonly moments: Moment[] = [];
  readonly faults: Fault[] = [];
  clockless?: ClocklessMoment[];
  extraMembers = 0;
  valueCount = 0;

  add(json: unknown, position: number | null): void {
    if (!isEnvelope(json)) {
      this.faults.push({ reason: "malformed", position });
      return;
    }
    for (const name in json) {
      if (!ENVELOPE.has(name)) this.extraMembers += 1;
    }
    const { values, time, revision = 0 } = json;
    for (const _ in values) this.valueCount += 1;
    if (time === undefined || time === null) {
      const identity = readIdentity(json);
      if (identity !== undefined) {
        this.clockless ??= [];
        this.clockless.push({ timeUs: Number.NaN, revision, values, ...identity });
        return;
      }
      this.faults.push({ reason: "no_time", position });
      return;
    }
    const timeUs = parseTime(time);
    if (timeUs === undefined) this.faults.push({ reason: "bad_time", position });
    else this.moments.push({ timeUs, revision, values });
  }
}

/** Who has no clock tells its messages apart by these. @returns undefined: nothing that could be known again */
function readIdentity({
  bootId,
  seq,
  ageMs = 0,
}: Envelope): { bootId: string; seq: number; ageUs: number } | undefined {
  const isBoot = typeof bootId === "string" || (typeof bootId === "number" && Number.isSafeInteger(bootId));
  const isKnown = isBoot && typeof seq === "number" && Number.isSafeInteger(seq) && seq >= 0;
  if (!isKnown || typeof ageMs !== "number" || !(ageMs >= 0 && ageMs <= LONGEST_AGE_MS)) return undefined;
  return { bootId: String(bootId), seq, ageUs: Math.round(ageMs * 1_000) };
}

/** `bootId`, `seq` and `ageMs` are for devices without a clock. */
const ENVELOPE = new Set(["time", "revision", "values", "bootId", "seq", "ageMs"]);

interface Envelope {
  values: Record<string, unknown>;
  time?: unknown;
  bootId?: unknown;
  seq?: unknown;
  ageMs?: unknown;
  revision?: number;
}

function isEnvelope(json: unknown): json is Envelope {
  if (!isObject(json) || !isObject(json["values"])) return false;
  const revision = json["revision"];
  return (
    revision === undefined ||
    (typeof revision === "number" && Number.isInteger(revision) && revision >= 0 && revision <= MAX_REVISION)
  );
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
