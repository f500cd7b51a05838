/**
 * Takes readings from a broker that a city has already (Mosquitto, EMQX, HiveMQ): one more way in, beside
 * our own broker. A publish is acknowledged to that broker after the commit, so it keeps what we have not
 * stored. Processes of one group divide the work (MQTT 5 §4.8.2); one alone asks for no group, since
 * Mosquitto 2.0 forgets shared subscriptions, and what it holds for them, when it starts again.
 *
 *   devices ─► their broker ─ devices/{deviceId}/v1/sensors/{publicId}/readings ─► ingest ─ commit ─► PUBACK
 *
 * Who may publish below `devices/{deviceId}/` is theirs to check; what a device may say is still ours.
 */
import type { Ingest } from "@meetpaal/ingest";
import { ATTACHED_FILTER, parseAttachedTopic } from "@meetpaal/model";
import mqtt, { type IPublishPacket, type MqttClient } from "mqtt";
import type { Logger } from "pino";
import { Counter, Gauge, type Registry } from "prom-client";
import { LogLimiter } from "../guards/log-limiter.ts";
import { Answers, NOT_AUTHORIZED, SUCCESS } from "./answers.ts";

/** How many publishes may be under way: batches need some hundreds. */
const RECEIVE_MAXIMUM = 1_000;
/** Their broker never sends more at once; a payload of ours has 64 KiB at most. */
const MAX_PACKET = 256 * 1024;
/** Their broker keeps what comes for this long while we are away, seconds. */
const SESSION_EXPIRY = 7 * 24 * 3_600;
const RECONNECT_MS = 1_000;

export interface AttachOptions {
  ingest: Ingest;
  /** `mqtt://` or `mqtts://`, without a user. */
  url: string;
  username: string | undefined;
  password: string | undefined;
  /** PEM of whom to trust; undefined: who the machine trusts. */
  ca: string | undefined;
  /** The same after a restart, another for each process: their broker keeps a session by it. */
  clientId: string;
  /** The name of a shared subscription; undefined: this process takes everything. */
  group: string | undefined;
  log: Logger;
  registry: Registry;
}

export interface Attachment {
  /** Takes nothing more in, and resolves when all that was taken in is answered, at the latest after `withinMs`. */
  close: (withinMs?: number) => Promise<void>;
}

/** Returns at once; a broker that is away is tried again for ever. */
export function attach(options: AttachOptions): Attachment {
  return new RunningAttachment(options);
}

class RunningAttachment implements Attachment {
  readonly #ingest: Ingest;
  readonly #log: LogLimiter;
  readonly #client: MqttClient;
  readonly #received: Counter;
  readonly #filter: string;
  #answers = new Answers(() => undefined);
  #underWay = 0;
  #isClosing = false;
  #onIdle: (() => void) | undefined;

  constructor({ ingest, url, username, password, ca, clientId, group, log, registry }: AttachOptions) {
    this.#ingest = ingest;
    this.#filter = group === undefined ? ATTACHED_FILTER : `$share/${group}/${ATTACHED_FILTER}`;
    this.#log = new LogLimiter(log);
    this.#received = this.#register(registry);
    this.#client = mqtt.connect(url, {
      protocolVersion: 5,
      clientId,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      ...(ca === undefined ? {} : { ca }),
      clean: false,
      reconnectPeriod: RECONNECT_MS,
      reconnectOnConnackError: true,
      resubscribe: false,
      properties: {
        sessionExpiryInterval: SESSION_EXPIRY,
        receiveMaximum: RECEIVE_MAXIMUM,
        maximumPacketSize: MAX_PACKET,
      },
    });
    this.#client.handleMessage = (packet, done) => {
      // MQTT.js would wait with the next packet for this one's commit. With an error it goes on and
      // acknowledges nothing, which is left to us.
      done(packet.qos === 0 ? undefined : new Error("acknowledged later"));
      this.#take(packet);
    };
    this.#client.on("connect", () => this.#begin());
    this.#client.on("error", (err) => this.#log.warn("the attached broker refused us", { err }));
    this.#client.on("offline", () => this.#log.warn("the attached broker is away; tried again"));
  }

  async close(withinMs = 10_000): Promise<void> {
    this.#isClosing = true;
    if (this.#underWay > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        this.#onIdle = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    await this.#client.endAsync();
  }

  /** A new connection: what is not answered comes again on it. */
  #begin(): void {
    const { stream } = this.#client;
    this.#answers = new Answers((packets) => {
      if (stream.writable) stream.write(packets);
    });
    this.#client.subscribe(this.#filter, { qos: 1 }, (err) => {
      if (err) this.#log.warn(`the attached broker refused ${this.#filter}`, { err });
    });
  }

  #take(packet: IPublishPacket): void {
    if (this.#isClosing) return;
    this.#received.inc();
    const answers = this.#answers;
    const answer = packet.qos === 0 ? undefined : answers.expect(packet.messageId ?? 0);
    const topic = parseAttachedTopic(packet.topic);
    if (topic === undefined) {
      if (answer !== undefined) answers.decide(answer, NOT_AUTHORIZED);
      return;
    }
    const bytes = Buffer.isBuffer(packet.payload) ? packet.payload : Buffer.from(packet.payload);
    const payload = { bytes, from: 0, to: bytes.length };
    this.#underWay += 1;
    this.#ingest.submit(topic.deviceId, topic.publicId, payload, bytes.length, {
      decided: () => {
        if (answer !== undefined) answers.decide(answer, SUCCESS);
        this.#ended();
      },
      dropped: (reason) => {
        if (reason === "foreign-topic") {
          this.#ingest.noteEvent(topic.deviceId, reason);
          if (answer !== undefined) answers.decide(answer, NOT_AUTHORIZED);
        } else if (!this.#isClosing) {
          // It holds up all behind it; on a new connection it comes again.
          this.#client.stream.destroy();
        }
        this.#ended();
      },
    });
  }

  #ended(): void {
    this.#underWay -= 1;
    // The answers of this turn are written first.
    if (this.#underWay === 0) queueMicrotask(() => this.#onIdle?.());
  }

  #register(registry: Registry): Counter {
    const registers = [registry];
    const connected: Gauge = new Gauge({
      name: "meetpaal_attached",
      help: "1 while the attached broker is connected",
      registers,
      collect: () => connected.set(this.#client.connected ? 1 : 0),
    });
    const underWay: Gauge = new Gauge({
      name: "meetpaal_attached_inflight_messages",
      help: "Publishes of the attached broker taken in and not decided",
      registers,
      collect: () => underWay.set(this.#underWay),
    });
    return new Counter({
      name: "meetpaal_attached_messages_received_total",
      help: "Publishes that the attached broker handed over",
      registers,
    });
  }
}
