/**
 * One device: a connection with a window of unacknowledged messages. When the connection is lost it
 * connects again and sends what was not acknowledged once more, as MQTT 3.1.1 §4.4 asks of it.
 */
import net from "node:net";
import tls from "node:tls";
import type { LoadPlan, PlannedDevice } from "./load-plan.ts";
import { AcknowledgementReader, encodeConnect, PublishBatch } from "./packets.ts";
import { type Message, SensorMessages } from "./readings.ts";

const RECONNECT_MS = 200;
/** Without CONNACK it tries again after this long, as MQTT.js and Paho do. */
const CONNECT_WITHIN_MS = 30_000;
/** Bytes of a message of three readings, for a buffer that holds a window of them. */
const MESSAGE_BYTES = 128;
/** CONNACK of a broker that has no contract yet, or no database for long: worth another try. */
const SERVER_UNAVAILABLE = 3;

interface InFlight {
  message: Message;
  /** When it was due, by `performance.now()`. */
  dueAt: number;
}

export class LoadDevice {
  readonly #plan: LoadPlan;
  readonly #device: PlannedDevice;
  readonly #sensors: SensorMessages[];
  readonly #onAcknowledged: (message: Message, latencyMs: number) => void;
  readonly #packets: PublishBatch;
  readonly #inFlight = new Map<number, InFlight>();
  /** When messages were due that found the window full. */
  readonly #backlog: number[] = [];
  #socket: net.Socket | undefined;
  #isConnected = false;
  #isStarted = false;
  #isStopping = false;
  #nextSensor = 0;
  #nextMessageId = 1;
  #retry: NodeJS.Timeout | undefined;
  disconnects = 0;
  /** What to do when it is not let in; by default that is a fault. */
  onRefused: (returnCode: number) => void = (returnCode) => {
    throw new Error(`${this.#device.id} was refused with CONNACK ${returnCode}`);
  };

  constructor(
    plan: LoadPlan,
    device: PlannedDevice,
    onAcknowledged: (message: Message, latencyMs: number) => void,
  ) {
    this.#plan = plan;
    this.#device = device;
    this.#sensors = device.sensors.map((sensor) => new SensorMessages(plan, sensor, device.id));
    this.#onAcknowledged = onAcknowledged;
    this.#packets = new PublishBatch(plan.window * MESSAGE_BYTES);
  }

  get #isSecure(): boolean {
    return this.#plan.securePort === undefined || this.#device.isSecure === true;
  }

  get nextStep(): number {
    return Math.max(...this.#sensors.map(({ step }) => step));
  }

  get unacknowledged(): number {
    return this.#inFlight.size + this.#backlog.length;
  }

  connect(onConnected: () => void = () => {}): void {
    const socket = this.#open();
    const patience = setTimeout(() => socket.destroy(), CONNECT_WITHIN_MS);
    const reader = new AcknowledgementReader(
      (returnCode) => {
        if (returnCode === SERVER_UNAVAILABLE) {
          socket.destroy();
          return;
        }
        if (returnCode !== 0) {
          this.end();
          this.onRefused(returnCode);
          return;
        }
        clearTimeout(patience);
        this.#isConnected = true;
        this.#resend();
        onConnected();
      },
      (messageId) => this.#acknowledge(messageId),
    );
    socket.on(socket instanceof tls.TLSSocket ? "secureConnect" : "connect", () =>
      socket.write(encodeConnect(this.#device.id, this.#device.secret)),
    );
    socket.on("data", (chunk) => {
      reader.push(chunk);
      this.#send();
    });
    socket.on("error", () => {}); // "close" follows
    socket.on("close", () => {
      clearTimeout(patience);
      if (this.#isConnected) this.disconnects += 1;
      this.#isConnected = false;
      if (this.#isStopping) return;
      // Spread, as by devices that do not share a clock.
      const waitMs = (this.#plan.reconnectMs ?? RECONNECT_MS) * (0.5 + Math.random());
      this.#retry = setTimeout(() => this.connect(onConnected), waitMs);
    });
    this.#socket = socket;
  }

  #open(): net.Socket {
    const { host, port, tlsCa, securePort } = this.#plan;
    if (!this.#isSecure || tlsCa === undefined) return net.connect({ host, port, noDelay: true });
    const socket = tls.connect({ host, port: securePort ?? port, ca: tlsCa, servername: "localhost" });
    return socket.setNoDelay(true);
  }

  /** Makes a message due now; with no rate to keep, the window itself makes them due. */
  makeDue(): void {
    this.#backlog.push(performance.now());
    this.#send();
  }

  /** Takes no new message; those under way may still be acknowledged. */
  stop(): void {
    this.#isStopping = true;
  }

  end(): void {
    this.#isStopping = true;
    clearTimeout(this.#retry);
    this.#socket?.destroy();
  }

  /** Begins to send, once all devices are there: until then nothing is measured. */
  start(): void {
    this.#isStarted = true;
    this.#send();
  }

  #acknowledge(messageId: number): void {
    const acknowledged = this.#inFlight.get(messageId);
    if (acknowledged === undefined) return;
    this.#inFlight.delete(messageId);
    this.#onAcknowledged(acknowledged.message, performance.now() - acknowledged.dueAt);
  }

  /** Fills the window, in one write. */
  #send(): void {
    if (!this.#isConnected || !this.#isStarted) return;
    const hasRate = this.#plan.messagesPerSecond !== undefined;
    while (this.#inFlight.size < this.#plan.window) {
      const dueAt = hasRate ? this.#backlog.shift() : performance.now();
      if (dueAt === undefined || (this.#isStopping && !hasRate)) break;
      const sensor = this.#sensors[this.#nextSensor];
      if (sensor === undefined) break;
      this.#nextSensor = (this.#nextSensor + 1) % this.#sensors.length;
      const message = sensor.next();
      const messageId = this.#takeMessageId();
      this.#inFlight.set(messageId, { message, dueAt });
      this.#packets.add(message.topic, messageId, message.payload, false);
    }
    this.#write();
  }

  #resend(): void {
    for (const [messageId, { message }] of this.#inFlight) {
      this.#packets.add(message.topic, messageId, message.payload, true);
    }
    this.#write();
  }

  #write(): void {
    if (!this.#packets.isEmpty) this.#socket?.write(this.#packets.take());
  }

  #takeMessageId(): number {
    do {
      this.#nextMessageId = (this.#nextMessageId % 65_535) + 1;
    } while (this.#inFlight.has(this.#nextMessageId));
    return this.#nextMessageId;
  }
}
