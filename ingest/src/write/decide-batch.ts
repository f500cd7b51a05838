/**
 * Decides the messages of one batch: judged by the contract known here, written in one transaction, counted,
 * and told to whoever listens.
 */
import {
  addRefusedCounts,
  findNewestTimes,
  type GivenTime,
  type LatestChange,
  type Work,
} from "@meetpaal/db";
import { dayOf } from "@meetpaal/model";
import { type Contract, type SensorContract, streamsOf } from "../contract/contract.ts";
import type { ContractKeeper } from "../contract/contract-keeper.ts";
import type { IngestCounts } from "../counts.ts";
import type { DatabaseClock } from "../database-clock.ts";
import { type Batch, isEmpty } from "../judge/batch.ts";
import { judgeBatch, letGo } from "../judge/judge-batch.ts";
import type { IngestListener } from "../listener.ts";
import { grantOf, type Message } from "../message.ts";
import type { DeviceLives } from "../tally/device-lives.ts";
import type { PendingCounts } from "../tally/pending-counts.ts";
import { SingleTally } from "../tally/single-tally.ts";
import { UndeclaredNames } from "../tally/undeclared-names.ts";
import { giveTimes } from "./give-times.ts";
import type { LatestWriter } from "./latest-writer.ts";
import { type KnownWatermark, type Written, writeBatch } from "./write-batch.ts";

const HOUR_US = 3_600_000_000;
/** Most rows one statement gives out. */
const SLICE = 5_000;

export interface DecideBatchOptions {
  work: Work;
  keeper: ContractKeeper;
  clock: DatabaseClock;
  /** Undeclared values are counted per calendar day of this zone. */
  timeZone: string;
  counts: IngestCounts;
  pending: PendingCounts;
  latest: LatestWriter;
  lives: DeviceLives;
  listeners: ReadonlySet<IngestListener>;
}

/** Shared by all writers: what they tell apart between batches belongs to the process. */
export class BatchDecider {
  readonly #options: DecideBatchOptions;
  readonly #tally = new SingleTally();
  readonly #names = new UndeclaredNames();
  readonly #watermark: KnownWatermark = { us: Number.POSITIVE_INFINITY };
  readonly #dayOf: (timeUs: number) => string;

  constructor(options: DecideBatchOptions) {
    this.#options = options;
    this.#dayOf = cachedDayOf(options.timeZone);
  }

  /**
   * Resolves after the commit.
   *
   * @param mayCopy - false after a copy of the same messages met a row that was there
   * @param isFirst - false when an earlier attempt may have been committed without an answer
   */
  async decide(messages: readonly Message[], mayCopy: boolean, isFirst: boolean): Promise<void> {
    const contract = this.#options.keeper.current;
    if (contract === undefined) throw new TypeError("messages are taken by a contract only");
    const startedMs = performance.now();
    await this.#learnNewest(messages, contract);
    const given = await giveTimes(this.#options.work, messages);
    const batch = judgeBatch(messages, contract, this.#dayOf);
    try {
      if (!isEmpty(batch) || batch.repeated > 0)
        await this.#write(batch, given, contract.generation, mayCopy, isFirst);
    } finally {
      letGo(batch);
    }
    this.#tellTraced(messages, performance.now() - startedMs);
    this.#options.lives.received(messages);
    for (const { deviceId } of batch.notGranted) {
      this.#options.counts.notGranted += 1;
      this.#options.pending.addEvent(deviceId, "not-granted", this.#options.clock.nowUs());
    }
  }

  #tellTraced(messages: readonly Message[], ms: number): void {
    const followers = Array.from(this.#options.listeners).filter(({ traced }) => traced !== undefined);
    if (followers.length === 0) return;
    const traces = messages.flatMap(({ receipt: { trace } }) => (trace === undefined ? [] : [trace]));
    if (traces.length === 0) return;
    for (const follower of followers) follower.traced?.(traces, ms / 1_000, messages.length);
  }

  async #write(
    batch: Batch,
    given: readonly GivenTime[],
    generation: number,
    mayCopy: boolean,
    isFirst: boolean,
  ): Promise<void> {
    const startedMs = performance.now();
    const hasRefusals = batch.refusals.length > 0 || batch.uncertain.length > 0;
    if (hasRefusals) await this.#tally.enter(this.#options.work, this.#options.clock.nowUs());
    const written = await this.#options.work.transaction((tx) =>
      writeBatch(tx, batch, {
        generation,
        given,
        mayCopy,
        watermark: this.#watermark,
        tally: this.#tally,
        counts: this.#options.pending,
      }),
    );
    this.#options.clock.observe(written.nowUs);
    this.#count(batch, written, isFirst);
    const changes = newestOf(written);
    if (changes.length > 0) this.#options.latest.add(changes);
    const seconds = (performance.now() - startedMs) / 1_000;
    for (const listener of this.#options.listeners) listener.committed?.(changes, seconds);
  }

  #count(batch: Batch, written: Written, isFirst: boolean): void {
    const { counts, pending } = this.#options;
    counts.committed += written.stored.length;
    counts.repeated += written.repeated;
    for (const [reason, count] of written.quarantined) {
      counts.quarantined.set(reason, (counts.quarantined.get(reason) ?? 0) + count);
    }
    for (const { deviceId, reason } of written.singles) this.#tally.add(deviceId, reason);
    for (const { sensorId, name, receivedUs } of batch.undeclaredNames) {
      const known = this.#names.note(sensorId, name, receivedUs);
      if (known !== undefined) pending.addName(known);
    }
    const isFirstOfDay = new Set(written.firstUndeclared.map(({ sensorId, day }) => `${sensorId} ${day}`));
    for (const count of batch.undeclared.values()) {
      counts.undeclared += count.count;
      const wasSighted = pending.isSighted(count.sensorId, count.day);
      pending.setSighted(count.sensorId, count.day);
      // An earlier attempt may have written the first row, with this very count.
      const isWritten = isFirstOfDay.has(`${count.sensorId} ${count.day}`) || (!wasSighted && !isFirst);
      if (!isWritten) pending.addUndeclared(count);
    }
  }

  /** Looks up what is stored of sensors that this process meets for the first time. */
  async #learnNewest(messages: readonly Message[], contract: Contract): Promise<void> {
    const unknown = new Set<SensorContract>();
    for (const message of messages) {
      const sensor = grantOf(message, contract)?.sensor;
      if (sensor?.isKnown === false) unknown.add(sensor);
    }
    if (unknown.size === 0) return;
    const sensors = [...unknown];
    const streams = sensors.flatMap((sensor) => [...streamsOf(sensor)]);
    for (let from = 0; from < streams.length; from += SLICE) {
      const slice = streams.slice(from, from + SLICE);
      const ids = slice.map(({ datastreamId }) => datastreamId);
      const newest = await findNewestTimes(this.#options.work, ids);
      for (const stream of slice) {
        stream.stored(newest.get(stream.datastreamId) ?? Number.NEGATIVE_INFINITY);
      }
    }
    for (const sensor of sensors) sensor.isKnown = true;
  }

  /** Leaves a counted row for a message that the database refuses though the contract allows it. */
  async setAside({ deviceId, publicId, size, receivedUs }: Message): Promise<void> {
    const sensorId = this.#options.keeper.current?.sensors.get(publicId)?.sensorId;
    if (sensorId === undefined) return;
    const hourUs = receivedUs - (receivedUs % HOUR_US);
    const row = { deviceId, sensorId, reason: "internal", hourUs, count: 1, size, position: null };
    await addRefusedCounts(this.#options.work, [{ ...row, firstUs: receivedUs, lastUs: receivedUs }]);
    const { quarantined } = this.#options.counts;
    quarantined.set("internal", (quarantined.get("internal") ?? 0) + 1);
  }
}

/** Takes over what is stored now. @returns the newest reading of each stream that has a newer one */
function newestOf({ stored }: Written): LatestChange[] {
  const newer = stored.filter(({ stream, timeUs }) => stream.stored(timeUs));
  const changes: LatestChange[] = [];
  for (const { stream, datastreamId, timeUs, value, message } of newer) {
    if (timeUs === stream.newestUs)
      changes.push({ datastreamId, timeUs, value, receivedUs: message.receivedUs });
  }
  return changes;
}

/** Messages of one hour fall on one day: time zones here are whole hours from UTC. */
function cachedDayOf(timeZone: string): (timeUs: number) => string {
  let hourUs = Number.NaN;
  let day = "";
  return (timeUs) => {
    const hour = timeUs - (timeUs % HOUR_US);
    if (hour !== hourUs) {
      hourUs = hour;
      day = dayOf(hour / 1_000, timeZone).date;
    }
    return day;
  };
}
