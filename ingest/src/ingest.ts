/**
 * From a payload to a committed decision; knows neither MQTT nor HTTP.
 *
 * A message is decoded when it comes, waits with the writer of its sensor, and is judged when its
 * batch is written. The promise behind it: when a receipt says `decided`, the database has committed.
 */
import type { Database } from "@meetpaal/db";
import type { CommandPayload, ContractPayload, Quota } from "@meetpaal/model";
import type { ClientCertificate, Login, Proof } from "./authenticate.ts";
import { ContractKeeper } from "./contract/contract-keeper.ts";
import type { DeviceSpeech } from "./contract/device-speech.ts";
import { toldContract } from "./contract/told-contract.ts";
import { type IngestCounts, newCounts } from "./counts.ts";
import { DatabaseClock } from "./database-clock.ts";
import type { IngestListener } from "./listener.ts";
import { grantOf, type Message, type Receipt } from "./message.ts";
import { decodeMessage } from "./payload/decode-message.ts";
import { type Decoded, decodePayload, TOO_LARGE } from "./payload/decode-payload.ts";
import { decodeObservation } from "./payload/sensorthings.ts";
import { SignIn } from "./sign-in.ts";
import { DeviceLives } from "./tally/device-lives.ts";
import { LastUses } from "./tally/last-uses.ts";
import { PendingCounts } from "./tally/pending-counts.ts";
import { BatchWriter } from "./write/batch-writer.ts";
import { BatchDecider } from "./write/decide-batch.ts";
import { LatestWriter } from "./write/latest-writer.ts";

/** A pool has four connections: two for batches leave some for the contract and for `latest`. */
const SERVER_WRITERS = 2;
const SERVER_BATCH = 20_000;
/** Sensors whose rows lie side by side in the index go to one writer: two would wait for each other's pages. */
const NEIGHBOURS = 64;
/** The embedded database serves readers between two batches. */
const EMBEDDED_BATCH = 5_000;

export interface IngestOptions {
  database: Database;
  /** Undeclared values are counted per calendar day of this zone. */
  timeZone: string;
  /** Called for what goes wrong and is tried again, as often as it does. */
  onProblem: (error: unknown) => void;
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
  readonly #clock = new DatabaseClock();
  readonly #keeper: ContractKeeper;
  readonly #writers: BatchWriter[];
  readonly #pending: PendingCounts;
  readonly #latest: LatestWriter;
  readonly #lives: DeviceLives;
  readonly #lastUses: LastUses;
  readonly #signIn: SignIn;
  readonly #listeners = new Set<IngestListener>();
  #isClosed = false;

  constructor(options: IngestOptions) {
    const { database, timeZone, onProblem } = options;
    this.#options = options;
    const work = database.work("ingest");
    const isServer = database.edition === "server";
    this.#pending = new PendingCounts(work, onProblem);
    this.#latest = new LatestWriter(database.work("api"), onProblem);
    this.#lives = new DeviceLives(work, timeZone, onProblem);
    this.#lastUses = new LastUses(work, onProblem);
    this.#keeper = new ContractKeeper({
      database,
      clock: this.#clock,
      onChanged: () => {
        for (const listener of this.#listeners) listener.contractChanged?.();
      },
    });
    this.#signIn = new SignIn({
      keeper: this.#keeper,
      clock: this.#clock,
      lastUses: this.#lastUses,
      hasNeighbours: isServer,
      onRefused: (deviceId) => this.noteEvent(deviceId, "login-refused"),
      onProblem,
    });
    const decider = new BatchDecider({
      work,
      keeper: this.#keeper,
      clock: this.#clock,
      timeZone,
      counts: this.counts,
      pending: this.#pending,
      latest: this.#latest,
      lives: this.#lives,
      listeners: this.#listeners,
    });
    this.#writers = Array.from(
      { length: isServer ? SERVER_WRITERS : 1 },
      () =>
        new BatchWriter({
          commit: (messages, mayCopy, isFirst) => decider.decide(messages, mayCopy, isFirst),
          refresh: () => this.#keeper.refresh(),
          setAside: (message) => decider.setAside(message),
          onProblem,
          maxValues: isServer ? SERVER_BATCH : EMBEDDED_BATCH,
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
    mayLookUp?: boolean,
  ): Promise<Login> {
    return await this.#signIn.authenticate(deviceId, evidence, mayLookUp);
  }

  isAllowed(deviceId: string, proof: Proof): boolean {
    return this.#signIn.isAllowed(deviceId, proof);
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
}
