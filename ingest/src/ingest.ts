/**
 * From a payload to a committed decision; knows neither MQTT nor HTTP.
 *
 * A message is decoded when it comes, waits with the writer of its sensor, and is judged when its
 * batch is written. The promise behind it: when a receipt says `decided`, the database has committed.
 */
import {
  addRefusedCounts,
  type Database,
  findNewestTimes,
  type GivenTime,
  type LatestChange,
  type Work,
} from "@meetpaal/db";
import { type CommandPayload, type ContractPayload, dayOf, type Quota } from "@meetpaal/model";
import {
  type ClientCertificate,
  checkCertificate,
  checkSecret,
  isStillGood,
  type Login,
  type Proof,
} from "./authenticate.ts";
import { type Contract, type SensorContract, streamsOf } from "./contract/contract.ts";
import { ContractKeeper } from "./contract/contract-keeper.ts";
import type { DeviceSpeech } from "./contract/device-speech.ts";
import { toldContract } from "./contract/told-contract.ts";
import { type IngestCounts, newCounts } from "./counts.ts";
import { DatabaseClock } from "./database-clock.ts";
import { type Batch, isEmpty } from "./judge/batch.ts";
import { judgeBatch, letGo } from "./judge/judge-batch.ts";
import { grantOf, type Message, type Receipt } from "./message.ts";
import { decodeMessage } from "./payload/decode-message.ts";
import { type Decoded, decodePayload, TOO_LARGE } from "./payload/decode-payload.ts";
import { decodeObservation } from "./payload/sensorthings.ts";
import { DeviceLives } from "./tally/device-lives.ts";
import { LastUses } from "./tally/last-uses.ts";
import { PendingCounts } from "./tally/pending-counts.ts";
import { SingleTally } from "./tally/single-tally.ts";
import { UndeclaredNames } from "./tally/undeclared-names.ts";
import { BatchWriter } from "./write/batch-writer.ts";
import { giveTimes } from "./write/give-times.ts";
import { LatestWriter } from "./write/latest-writer.ts";
import { type Written, writeBatch } from "./write/write-batch.ts";

const HOUR_US = 3_600_000_000;
/** Without a database for this long, nobody new is let in. */
const LET_IN_MS = 15 * 60_000;
/** A pool has four connections: two for batches leave some for the contract and for `latest`. */
const SERVER_WRITERS = 2;
const SERVER_BATCH = 20_000;
/** Sensors whose rows lie side by side in the index go to one writer: two would wait for each other's pages. */
const NEIGHBOURS = 64;
/** The embedded database serves readers between two batches. */
const EMBEDDED_BATCH = 5_000;
/** Most rows one statement gives out. */
const SLICE = 5_000;

export interface IngestOptions {
  database: Database;
  /** Undeclared values are counted per calendar day of this zone. */
  timeZone: string;
  /** Called for what goes wrong and is tried again, as often as it does. */
  onProblem: (error: unknown) => void;
}

export interface IngestListener {
  /**
   * Called after each commit.
   *
   * @param changes - the newest reading of each stream that has a newer one now
   */
  committed?: (changes: readonly LatestChange[], seconds: number) => void;
  /** Called after a commit for those of its messages that somebody follows. */
  traced?: (traces: readonly string[], seconds: number) => void;
  /** Called when grants or credentials may have changed. */
  contractChanged?: () => void;
}

export interface Payload {
  bytes: Buffer;
  /** The payload is `[from, to)` of `bytes`, which may be used otherwise afterwards. */
  from: number;
  to: number;
}

export interface DeviceQuotas {
  organisation: string;
  own: Quota;
  shared: Quota;
}

export interface Ingest {
  readonly counts: IngestCounts;
  /**
   * Takes a message; its receipt is told once, at the latest when ingest is closed.
   *
   * @param payload - null when it was over the limit and skipped
   * @param size - bytes of the payload
   */
  submit: (
    deviceId: string,
    publicId: string,
    payload: Payload | null,
    size: number,
    receipt: Receipt,
  ) => void;
  /**
   * Takes an observation, which names its datastream and not its sensor.
   *
   * @param payload - null when it was over the limit and skipped
   */
  submitObservation: (
    deviceId: string,
    datastreamId: number,
    payload: Payload | null,
    size: number,
    receipt: Receipt,
  ) => void;
  /** Takes a message that was read already. */
  submitDecoded: (
    deviceId: string,
    publicId: string,
    decoded: Decoded,
    size: number,
    receipt: Receipt,
  ) => void;
  /** What a device speaks; undefined: JSON of our own. */
  speechOf: (deviceId: string) => DeviceSpeech | undefined;
  /** What may be sent for a sensor now; undefined: there is no such sensor. */
  contractFor: (publicId: string) => ContractPayload | undefined;
  commandFor: (deviceId: string) => CommandPayload;
  /** A device holds one more connection, or one fewer. */
  connected: (deviceId: string) => void;
  disconnected: (deviceId: string) => void;
  /**
   * @param evidence - its secret, or a certificate
   * @param mayLookUp - false: a secret of a moment ago is not asked the database for; it is known within a second anyway
   */
  authenticate: (
    deviceId: string,
    evidence: Buffer | ClientCertificate,
    mayLookUp?: boolean,
  ) => Promise<Login>;
  /** Whether a device may go on by what it was let in by. */
  isAllowed: (deviceId: string, proof: Proof) => boolean;
  /** How much a device may send, and how much all of its organisation together; undefined: there is no such device. */
  quotasOf: (deviceId: string) => DeviceQuotas | undefined;
  /** Whether a device may send for a sensor now. */
  isGranted: (deviceId: string, publicId: string) => boolean;
  /** Notes for staff what a device did; its class only. */
  noteEvent: (deviceId: string, eventClass: string) => void;
  listen: (listener: IngestListener) => () => void;
  /** Makes sure that the contract in force now is known here. */
  refresh: () => Promise<void>;
  /** Refuses further messages, decides what waits unless the database is away, writes counts. */
  close: () => Promise<void>;
}

/** Resolves when it takes messages; the first contract may still be on its way. */
export async function openIngest(options: IngestOptions): Promise<Ingest> {
  const ingest = new RunningIngest(options);
  await ingest.start();
  return ingest;
}

class RunningIngest implements Ingest {
  readonly counts = newCounts();
  readonly #options: IngestOptions;
  readonly #work: Work;
  readonly #isServer: boolean;
  readonly #clock = new DatabaseClock();
  readonly #keeper: ContractKeeper;
  readonly #writers: BatchWriter[];
  readonly #pending: PendingCounts;
  readonly #latest: LatestWriter;
  readonly #lives: DeviceLives;
  readonly #lastUses: LastUses;
  readonly #tally = new SingleTally();
  readonly #names = new UndeclaredNames();
  readonly #listeners = new Set<IngestListener>();
  readonly #dayOf: (timeUs: number) => string;
  #isClosed = false;

  constructor(options: IngestOptions) {
    const { database, timeZone, onProblem } = options;
    this.#options = options;
    this.#work = database.work("ingest");
    this.#isServer = database.edition === "server";
    this.#pending = new PendingCounts(this.#work, onProblem);
    this.#latest = new LatestWriter(database.work("api"), onProblem);
    this.#lives = new DeviceLives(this.#work, timeZone, onProblem);
    this.#lastUses = new LastUses(this.#work, onProblem);
    this.#dayOf = cachedDayOf(timeZone);
    this.#keeper = new ContractKeeper({
      database,
      clock: this.#clock,
      onChanged: () => {
        for (const listener of this.#listeners) listener.contractChanged?.();
      },
    });
    this.#writers = Array.from(
      { length: this.#isServer ? SERVER_WRITERS : 1 },
      () =>
        new BatchWriter({
          commit: (messages, mayCopy, isFirst) => this.#commit(messages, mayCopy, isFirst),
          refresh: () => this.#keeper.refresh(),
          setAside: (message) => this.#setAside(message),
          onProblem,
          maxValues: this.#isServer ? SERVER_BATCH : EMBEDDED_BATCH,
        }),
    );
  }

  async start(): Promise<void> {
    await this.#keeper.start();
  }

  submit(deviceId: string, publicId: string, payload: Payload | null, size: number, receipt: Receipt): void {
    const speech = this.speechOf(deviceId);
    let decoded = TOO_LARGE;
    if (payload !== null) {
      const { bytes, from, to } = payload;
      decoded =
        speech === undefined
          ? decodePayload(bytes, from, to)
          : decodeMessage(speech, bytes.subarray(from, to));
    }
    this.submitDecoded(deviceId, publicId, decoded, size, receipt);
  }

  submitObservation(
    deviceId: string,
    datastreamId: number,
    payload: Payload | null,
    size: number,
    receipt: Receipt,
  ): void {
    const place = this.#keeper.current?.streams.get(datastreamId);
    if (place === undefined || this.speechOf(deviceId)?.format !== "sensorthings") {
      receipt.dropped("foreign-topic");
      return;
    }
    const decoded =
      payload === null
        ? TOO_LARGE
        : decodeObservation(payload.bytes.subarray(payload.from, payload.to), place.key);
    this.submitDecoded(deviceId, place.publicId, decoded, size, receipt);
  }

  speechOf(deviceId: string): DeviceSpeech | undefined {
    return this.#keeper.current?.devices.get(deviceId)?.speech;
  }

  contractFor(publicId: string): ContractPayload | undefined {
    const sensor = this.#keeper.current?.sensors.get(publicId);
    return sensor === undefined ? undefined : toldContract(publicId, sensor, this.#clock.nowUs());
  }

  commandFor(deviceId: string): CommandPayload {
    const untilUs = this.#keeper.current?.devices.get(deviceId)?.pausedUntilUs;
    if (untilUs === undefined || untilUs <= this.#clock.nowUs()) return { pause: null };
    return { pause: { until: Number.isFinite(untilUs) ? new Date(untilUs / 1_000).toISOString() : null } };
  }

  connected(deviceId: string): void {
    this.#lives.connected(deviceId);
  }

  disconnected(deviceId: string): void {
    this.#lives.disconnected(deviceId);
  }

  submitDecoded(deviceId: string, publicId: string, decoded: Decoded, size: number, receipt: Receipt): void {
    if (this.#isClosed) {
      receipt.dropped("undecidable");
      return;
    }
    const message = {
      deviceId,
      publicId,
      size,
      receivedUs: this.#clock.nowUs(),
      decoded,
      receipt,
      grant: undefined,
      contract: undefined,
    };
    if (!this.#route(message)) void this.#routeByNewest(message);
  }

  async authenticate(
    deviceId: string,
    evidence: Buffer | ClientCertificate,
    mayLookUp = true,
  ): Promise<Login> {
    const known = this.#check(deviceId, evidence);
    if (known.ok) {
      this.#forgetNewest(deviceId);
      this.#lastUses.note(deviceId, known.proof, this.#clock.nowUs());
      return known;
    }
    if (mayLookUp) {
      // The device, or its secret, may be newer than what is known here.
      await this.#keeper.refresh().catch(this.#options.onProblem);
    }
    const login = mayLookUp ? this.#check(deviceId, evidence) : known;
    if (login.ok) this.#lastUses.note(deviceId, login.proof, this.#clock.nowUs());
    else if (login.reason !== "unavailable" && this.#keeper.current?.devices.has(deviceId) === true) {
      this.noteEvent(deviceId, "login-refused");
    }
    return login;
  }

  isAllowed(deviceId: string, proof: Proof): boolean {
    const contract = this.#keeper.current;
    return contract !== undefined && isStillGood(contract, deviceId, proof, this.#clock.nowUs());
  }

  quotasOf(deviceId: string): DeviceQuotas | undefined {
    const contract = this.#keeper.current;
    const device = contract?.devices.get(deviceId);
    if (device === undefined) return undefined;
    return {
      organisation: device.owner,
      own: device.quota,
      shared: contract?.quotas.get(device.owner) ?? {},
    };
  }

  isGranted(deviceId: string, publicId: string): boolean {
    return this.#keeper.current?.devices.get(deviceId)?.grants.get(publicId)?.isGranted === true;
  }

  noteEvent(deviceId: string, eventClass: string): void {
    this.#pending.addEvent(deviceId, eventClass, this.#clock.nowUs());
  }

  listen(listener: IngestListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async refresh(): Promise<void> {
    await this.#keeper.refresh();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#writers.map((writer) => writer.close()));
    await this.#keeper.close();
    await Promise.all([
      this.#pending.close(),
      this.#latest.close(),
      this.#lastUses.close(),
      this.#lives.close(),
    ]);
  }

  #check(deviceId: string, evidence: Buffer | ClientCertificate): Login {
    const contract = this.#keeper.current;
    if (contract === undefined || this.#clock.silentMs > LET_IN_MS)
      return { ok: false, reason: "unavailable" };
    const nowUs = this.#clock.nowUs();
    return Buffer.isBuffer(evidence)
      ? checkSecret(contract, deviceId, evidence, nowUs)
      : checkCertificate(contract, deviceId, evidence, nowUs);
  }

  /** Another process may have stored readings of this device since it was last connected here. */
  #forgetNewest(deviceId: string): void {
    if (!this.#isServer) return;
    const device = this.#keeper.current?.devices.get(deviceId);
    for (const { sensor } of device?.grants.values() ?? []) sensor.isKnown = false;
  }

  /** Hands a message to the writer of its sensor; false when the topic is not known to be its own. */
  #route(message: Message): boolean {
    const contract = this.#keeper.current;
    const grant = contract === undefined ? undefined : grantOf(message, contract);
    if (grant === undefined) return false;
    this.#writers[Math.floor(grant.sensor.sensorId / NEIGHBOURS) % this.#writers.length]?.add(message);
    return true;
  }

  /** The grant may be newer than the contract known here; with the database away that has to wait. */
  async #routeByNewest(message: Message): Promise<void> {
    while (!this.#isClosed) {
      try {
        await this.#keeper.refresh();
        if (!this.#route(message)) message.receipt.dropped("foreign-topic");
        return;
      } catch (error) {
        this.#options.onProblem(error);
        await new Promise<void>((resolve) => setTimeout(resolve, 500));
      }
    }
    message.receipt.dropped("undecidable");
  }

  async #commit(messages: readonly Message[], mayCopy: boolean, isFirst: boolean): Promise<void> {
    const contract = this.#keeper.current;
    if (contract === undefined) throw new TypeError("messages are taken by a contract only");
    const startedMs = performance.now();
    await this.#learnNewest(messages, contract);
    const given = await giveTimes(this.#work, messages);
    const batch = judgeBatch(messages, contract, this.#dayOf);
    try {
      if (!isEmpty(batch) || batch.repeated > 0)
        await this.#write(batch, given, contract.generation, mayCopy, isFirst);
    } finally {
      letGo(batch);
    }
    this.#tellTraced(messages, performance.now() - startedMs);
    this.#lives.received(messages);
    for (const { deviceId } of batch.notGranted) {
      this.counts.notGranted += 1;
      this.noteEvent(deviceId, "not-granted");
    }
  }

  #tellTraced(messages: readonly Message[], ms: number): void {
    // Followed are all of them or none.
    if (messages[0]?.receipt.trace === undefined) return;
    const traces = messages.flatMap(({ receipt: { trace } }) => (trace === undefined ? [] : [trace]));
    for (const listener of this.#listeners) listener.traced?.(traces, ms / 1_000);
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
    if (hasRefusals) await this.#tally.enter(this.#work, this.#clock.nowUs());
    const written = await this.#work.transaction((tx) =>
      writeBatch(tx, batch, { generation, given, mayCopy, tally: this.#tally, counts: this.#pending }),
    );
    this.#clock.observe(written.nowUs);
    this.#count(batch, written, isFirst);
    const changes = newestOf(written);
    if (changes.length > 0) this.#latest.add(changes);
    const seconds = (performance.now() - startedMs) / 1_000;
    for (const listener of this.#listeners) listener.committed?.(changes, seconds);
  }

  #count(batch: Batch, written: Written, isFirst: boolean): void {
    const { counts } = this;
    counts.committed += written.stored.length;
    counts.repeated += written.repeated;
    for (const [reason, count] of written.quarantined) {
      counts.quarantined.set(reason, (counts.quarantined.get(reason) ?? 0) + count);
    }
    for (const { deviceId, reason } of written.singles) this.#tally.add(deviceId, reason);
    for (const { sensorId, name, receivedUs } of batch.undeclaredNames) {
      const known = this.#names.note(sensorId, name, receivedUs);
      if (known !== undefined) this.#pending.addName(known);
    }
    const isFirstOfDay = new Set(written.firstUndeclared.map(({ sensorId, day }) => `${sensorId} ${day}`));
    for (const count of batch.undeclared.values()) {
      counts.undeclared += count.count;
      const wasSighted = this.#pending.isSighted(count.sensorId, count.day);
      this.#pending.setSighted(count.sensorId, count.day);
      // An earlier attempt may have written the first row, with this very count.
      const isWritten = isFirstOfDay.has(`${count.sensorId} ${count.day}`) || (!wasSighted && !isFirst);
      if (!isWritten) this.#pending.addUndeclared(count);
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
      const newest = await findNewestTimes(this.#work, ids);
      for (const stream of slice) {
        stream.stored(newest.get(stream.datastreamId) ?? Number.NEGATIVE_INFINITY);
      }
    }
    for (const sensor of sensors) sensor.isKnown = true;
  }

  /** Leaves a counted row for a message that the database refuses though the contract allows it. */
  async #setAside({ deviceId, publicId, size, receivedUs }: Message): Promise<void> {
    const sensorId = this.#keeper.current?.sensors.get(publicId)?.sensorId;
    if (sensorId === undefined) return;
    const hourUs = receivedUs - (receivedUs % HOUR_US);
    const row = { deviceId, sensorId, reason: "internal", hourUs, count: 1, size, position: null };
    await addRefusedCounts(this.#work, [{ ...row, firstUs: receivedUs, lastUs: receivedUs }]);
    const { quarantined } = this.counts;
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
