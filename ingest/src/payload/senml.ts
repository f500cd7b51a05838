/**
 * SenML records, as both of its forms give them: base fields are resolved from record to record, and a name becomes the
 * key that the register gives it.
 *
 * A time has to be absolute. One relative to "now" would be another at each delivery, and the same reading would be
 * stored twice.
 *
 * @see RFC 8428 §4.6, resolved records; §4.5.3, time
 */
import type { Field } from "@meetpaal/model";
import { type Decoded, faulty } from "./decode-payload.ts";
import { Gathering } from "./gathering.ts";
import { Quantity } from "./quantity.ts";
import { ucumOf } from "./senml-units.ts";

/** By the labels of JSON, whatever the form. */
export type SenmlRecord = ReadonlyMap<string, unknown>;

/** Numbers below are seconds from now (2^28). */
const EARLIEST_ABSOLUTE_S = 268_435_456;
const VERSION = 10;
const KEY = /^[a-z][a-z0-9_]{0,39}$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9\-:./_]*$/;
const LABELS = new Set([
  "bn",
  "bt",
  "bu",
  "bv",
  "bs",
  "bver",
  "n",
  "u",
  "v",
  "vs",
  "vb",
  "vd",
  "s",
  "t",
  "ut",
]);
const NUMBERS = ["bt", "bv", "bs", "bver", "t", "ut", "s"];
const TEXTS = ["bn", "bu", "n", "u"];

/** Holds for the records after it, until it is replaced. */
interface Base {
  name: string;
  timeS: number;
  unit: string | undefined;
  value: number | undefined;
}

/**
 * @param records - undefined where one is no record at all
 * @param fields - undefined: a name is a key
 */
export function resolveSenml(
  records: readonly (SenmlRecord | undefined)[],
  fields: readonly Field[] | undefined,
): Decoded {
  const known = fields === undefined ? undefined : new Map(fields.map((field) => [field.from, field]));
  const gathering = new Gathering();
  const base: Base = { name: "", timeS: 0, unit: undefined, value: undefined };
  for (const [position, record] of records.entries()) {
    if (record === undefined) {
      gathering.fault("malformed", position);
      continue;
    }
    // What a wrong base means for the records after it, nobody knows.
    if (!isSound(record)) return faulty("malformed");
    takeBase(base, record);
    resolve(record, base, known, gathering, position);
    if (gathering.isOver) break;
  }
  return gathering.decoded();
}

/** Types of what is resolved, the version, and no member that must be understood and is not. */
function isSound(record: SenmlRecord): boolean {
  if (NUMBERS.some((label) => record.has(label) && !isFinite(record.get(label)))) return false;
  if (TEXTS.some((label) => record.has(label) && typeof record.get(label) !== "string")) return false;
  if (Number(record.get("bver") ?? VERSION) > VERSION) return false;
  return ![...record.keys()].some((label) => label.endsWith("_"));
}

function isFinite(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}

function takeBase(base: Base, record: SenmlRecord): void {
  base.name = textOf(record, "bn") ?? base.name;
  base.timeS = numberOf(record, "bt") ?? base.timeS;
  base.unit = textOf(record, "bu") ?? base.unit;
  base.value = numberOf(record, "bv") ?? base.value;
}

function resolve(
  record: SenmlRecord,
  base: Base,
  fields: ReadonlyMap<string, Field> | undefined,
  gathering: Gathering,
  position: number,
): void {
  gathering.drop([...record.keys()].filter((label) => !LABELS.has(label)).length);
  // A sum over time is a quantity of its own, and no register declares one.
  if (record.has("s")) gathering.drop();
  const value = valueOf(record, base);
  if (value === undefined) return;
  const name = base.name + (textOf(record, "n") ?? "");
  if (!NAME.test(name)) {
    gathering.fault("malformed", position);
    return;
  }
  const field = fields?.get(name);
  const key = fields === undefined ? name : field?.key;
  if (key === undefined || !KEY.test(key)) {
    gathering.drop();
    return;
  }
  const timeS = base.timeS + (numberOf(record, "t") ?? 0);
  if (timeS < EARLIEST_ABSOLUTE_S) {
    gathering.fault("no_time", position);
    return;
  }
  const timeUs = Math.round(timeS * 1e6);
  if (!Number.isSafeInteger(timeUs)) {
    gathering.fault("bad_time", position);
    return;
  }
  const unit = textOf(record, "u") ?? base.unit;
  gathering.add(timeUs, key, measured(value, unit === undefined ? field?.unit : ucumOf(unit), unit));
}

/** @returns undefined where a record has none, so that it only sets a base */
function valueOf(record: SenmlRecord, base: Base): unknown {
  const value = record.get("v");
  if (typeof value === "number") return value + (base.value ?? 0);
  if (record.has("v")) return value;
  if (record.has("vb")) {
    const is = record.get("vb");
    return typeof is === "boolean" ? Number(is) : is;
  }
  if (record.has("vs")) return record.get("vs");
  if (record.has("vd")) return record.get("vd");
  // Without a value the base value is it (§4.2), where the record names something.
  return record.has("s") || !record.has("n") ? undefined : base.value;
}

function measured(value: unknown, ucum: string | undefined, sent: string | undefined): unknown {
  if (typeof value !== "number" || (ucum === undefined && sent === undefined)) return value;
  return new Quantity(value, ucum);
}

function textOf(record: SenmlRecord, label: string): string | undefined {
  const text = record.get(label);
  return typeof text === "string" ? text : undefined;
}

function numberOf(record: SenmlRecord, label: string): number | undefined {
  const number = record.get(label);
  return typeof number === "number" ? number : undefined;
}
