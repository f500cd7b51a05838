/**
 * Judges messages by a contract, in the order of docs/meaning.md: topic, size, envelope and time were
 * looked at when the message came; here follow, per key: declared at that time, already there, in
 * force, acceptance, grid, type, range. Whether a value is already there only the database knows, so
 * that question stays open (`uncertain`, `refusals`) until write-batch.ts answers it.
 */
import type { RefusedCount, UndeclaredCount } from "@meetpaal/db";
import { type Contract, type SensorContract, type StreamTerms, versionAt } from "../contract/contract.ts";
import type { Row } from "../contract/stream-state.ts";
import { grantOf, type Message } from "../message.ts";
import type { Moment } from "../payload/decode-payload.ts";
import { inUnit } from "../payload/quantity.ts";
import type { Batch, ValueReason } from "./batch.ts";
import { judgeValue, keepsNumber } from "./judge-value.ts";

const HOUR_US = 3_600_000_000;
/** Names of undeclared keys that are looked at of one message. */
const MOST_NAMES = 20;

/** Judges one after another; each batch has a number of its own. */
let lastBatchNumber = 0;

/**
 * @param dayOf - calendar day of an instant, `2026-11-24`
 */
export function judgeBatch(
  messages: readonly Message[],
  contract: Contract,
  dayOf: (timeUs: number) => string,
): Batch {
  lastBatchNumber += 1;
  const judging = new Judging(lastBatchNumber, messages, dayOf);
  for (const message of messages) judging.judge(message, contract);
  return judging;
}

/** Lets go of a batch: what a stream remembers of it would keep messages, and connections, in memory. */
export function letGo({ fresh, uncertain }: Batch): void {
  for (const { stream } of fresh) stream.lastRow = undefined;
  for (const { stream } of uncertain) stream.lastRow = undefined;
}

class Judging implements Batch {
  readonly messages: readonly Message[];
  readonly fresh: Row[] = [];
  readonly uncertain: Row[] = [];
  readonly refusals: Batch["refusals"] = [];
  readonly counts = new Map<string, RefusedCount>();
  readonly undeclared = new Map<string, UndeclaredCount>();
  readonly undeclaredNames: Batch["undeclaredNames"] = [];
  readonly notGranted: Message[] = [];
  repeated = 0;
  readonly #number: number;
  readonly #dayOf: (timeUs: number) => string;

  constructor(number: number, messages: readonly Message[], dayOf: (timeUs: number) => string) {
    this.#number = number;
    this.messages = messages;
    this.#dayOf = dayOf;
  }

  judge(message: Message, contract: Contract): void {
    const grant = grantOf(message, contract);
    if (grant?.isGranted !== true) {
      this.notGranted.push(message);
      return;
    }
    const { sensor } = grant;
    const { moments, clockless, faults, extraMembers } = message.decoded;
    let undeclaredCount = extraMembers;
    const from = this.undeclaredNames.length;
    for (const moment of moments) undeclaredCount += this.#judgeMoment(message, sensor, moment, from);
    if (clockless !== undefined) {
      for (const moment of clockless) undeclaredCount += this.#judgeMoment(message, sensor, moment, from);
    }
    if (undeclaredCount > 0) this.#countUndeclared(sensor.sensorId, undeclaredCount, message.receivedUs);
    for (const { reason, position } of faults) this.#count(message, sensor.sensorId, reason, position);
  }

  /**
   * @param namesFrom - where the names of this message begin
   * @returns how many of its values are not declared; nothing more of them is looked at
   */
  #judgeMoment(
    message: Message,
    sensor: SensorContract,
    { timeUs, revision, values }: Moment,
    namesFrom: number,
  ): number {
    const version = versionAt(sensor, timeUs);
    let undeclaredCount = 0;
    for (const key in values) {
      const terms = version?.streams.get(key);
      if (version === undefined || terms === undefined) {
        undeclaredCount += 1;
        this.#nameUndeclared(sensor.sensorId, key, message.receivedUs, namesFrom);
        continue;
      }
      const value = inUnit(values[key], terms.unit);
      const newestUs = this.#newestOf(terms);
      const reason = judgeValue(terms, version, timeUs, value, message.receivedUs, newestUs);
      if (reason === undefined && typeof value === "number") {
        this.#accept(message, sensor.sensorId, terms, timeUs, value, revision);
      } else {
        this.#refuse(message, sensor.sensorId, terms, timeUs, revision, reason ?? "wrong_type", value);
      }
    }
    return undeclaredCount;
  }

  /** Newest time of the stream, rows of this batch included. */
  #newestOf({ stream }: StreamTerms): number {
    if (stream.batchNumber !== this.#number) {
      stream.batchNumber = this.#number;
      stream.lastRow = undefined;
      stream.batchNewestUs = stream.newestUs ?? Number.NEGATIVE_INFINITY;
    }
    return stream.batchNewestUs;
  }

  #accept(
    message: Message,
    sensorId: number,
    { stream, aggregation }: StreamTerms,
    timeUs: number,
    value: number,
    revision: number,
  ): void {
    const isFresh = timeUs > stream.batchNewestUs;
    if (!isFresh) {
      const earlier = findRow(stream.lastRow, timeUs);
      if (earlier !== undefined) {
        this.#reduce(earlier, message, value, revision);
        return;
      }
    }
    const row: Row = {
      datastreamId: stream.datastreamId,
      timeUs,
      value,
      revision,
      stream,
      sensorId,
      isCounter: aggregation === "counter",
      message,
      previous: stream.lastRow,
    };
    stream.lastRow = row;
    if (isFresh) {
      stream.batchNewestUs = timeUs;
      this.fresh.push(row);
    } else {
      this.uncertain.push(row);
    }
  }

  /** The same key twice in one batch: the higher revision counts; of equal ones the first stays. */
  #reduce(row: Row, message: Message, value: number, revision: number): void {
    if (revision > row.revision) {
      row.value = value;
      row.revision = revision;
      row.message = message;
    } else if (value === row.value || revision < row.revision) {
      this.repeated += 1;
    } else {
      this.refusals.push({
        datastreamId: row.datastreamId,
        timeUs: row.timeUs,
        revision,
        reason: "conflict",
        sent: value,
        value,
        storedValue: row.value,
        sensorId: row.sensorId,
        message,
      });
    }
  }

  #refuse(
    message: Message,
    sensorId: number,
    { stream }: StreamTerms,
    timeUs: number,
    revision: number,
    reason: ValueReason,
    value: unknown,
  ): void {
    const sent = typeof value === "number" && Number.isFinite(value) ? value : undefined;
    this.refusals.push({
      datastreamId: stream.datastreamId,
      timeUs,
      revision,
      reason,
      sent,
      value: sent !== undefined && keepsNumber(reason) ? sent : null,
      storedValue: null,
      sensorId,
      message,
    });
  }

  #count(message: Message, sensorId: number, reason: string, position: number | null): void {
    const { deviceId, receivedUs, size } = message;
    const hourUs = receivedUs - (receivedUs % HOUR_US);
    addCount(this.counts, {
      deviceId,
      sensorId,
      reason,
      hourUs,
      count: 1,
      firstUs: receivedUs,
      lastUs: receivedUs,
      size,
      position,
    });
  }

  #nameUndeclared(sensorId: number, name: string, receivedUs: number, from: number): void {
    for (let i = from; i < this.undeclaredNames.length; i += 1) {
      if (this.undeclaredNames[i]?.name === name) return;
    }
    if (this.undeclaredNames.length - from >= MOST_NAMES) return;
    this.undeclaredNames.push({ sensorId, name, receivedUs });
  }

  #countUndeclared(sensorId: number, count: number, receivedUs: number): void {
    const day = this.#dayOf(receivedUs);
    const key = `${sensorId} ${day}`;
    const known = this.undeclared.get(key);
    if (known === undefined) {
      this.undeclared.set(key, { sensorId, day, count, firstUs: receivedUs, lastUs: receivedUs });
    } else {
      known.count += count;
      known.lastUs = Math.max(known.lastUs, receivedUs);
    }
  }
}

/** Adds to the row of the same device, sensor, reason and hour. */
export function addCount(counts: Map<string, RefusedCount>, added: RefusedCount): void {
  const key = `${added.deviceId} ${added.sensorId} ${added.reason} ${added.hourUs}`;
  const known = counts.get(key);
  if (known === undefined) {
    counts.set(key, added);
    return;
  }
  known.count += added.count;
  known.firstUs = Math.min(known.firstUs, added.firstUs);
  known.lastUs = Math.max(known.lastUs, added.lastUs);
}

function findRow(last: Row | undefined, timeUs: number): Row | undefined {
  let row = last;
  while (row !== undefined && row.timeUs !== timeUs) row = row.previous;
  return row;
}
