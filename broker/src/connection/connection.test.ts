import { Duplex } from "node:stream";
import type { Ingest, Receipt } from "@meetpaal/ingest";
import mqttPacket from "mqtt-packet";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { LogLimiter } from "../guards/log-limiter.ts";
import { Connection } from "./connection.ts";
import { Hub } from "./hub.ts";
import { INSIDE } from "./peer.ts";

const TOPIC = "v1/sensors/abcdefgh/readings";

/** A socket whose other end reads only when told to. */
class HeldSocket extends Duplex {
  written = 0;
  readonly writes: number[] = [];
  isReading = true;
  #held: (() => void)[] = [];

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.written += chunk.length;
    this.writes.push(chunk.length);
    if (this.isReading) done();
    else this.#held.push(done);
  }

  override _destroy(_error: Error | null, done: () => void): void {
    this.#held = [];
    done();
  }
}

/** An ingest that decides only when told to. */
class HeldIngest {
  readonly receipts: Receipt[] = [];
  readonly events: string[] = [];

  submit(
    _device: string,
    _sensor: string | number,
    _payload: unknown,
    _size: number,
    receipt: Receipt,
  ): void {
    this.receipts.push(receipt);
  }

  quotasOf(): undefined {}

  noteEvent(_deviceId: string, eventClass: string): void {
    this.events.push(eventClass);
  }
}

function openHub(): { ingest: HeldIngest; hub: Hub } {
  const ingest = new HeldIngest();
  const metrics = {
    received: () => {},
    acknowledged: () => {},
    limited: () => {},
    refused: () => {},
    counts: () => ({ received: 0, acknowledged: 0 }),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the part of it that connections use
  const hub = new Hub(ingest as unknown as Ingest, metrics, new LogLimiter(pino({ level: "silent" })));
  return { ingest, hub };
}

function logIn(hub: Hub, deviceId: string): { socket: HeldSocket; connection: Connection } {
  const socket = new HeldSocket();
  const connection = new Connection(socket, hub, INSIDE);
  connection.state = "authenticating";
  hub.identified(connection, { deviceId, proof: { credentialId: 1 } });
  connection.open();
  return { socket, connection };
}

function openDevice(): { ingest: HeldIngest; hub: Hub; socket: HeldSocket; connection: Connection } {
  const { ingest, hub } = openHub();
  return { ingest, hub, ...logIn(hub, "box-1") };
}

function publish(messageId: number, payload = "{}"): Buffer {
  return mqttPacket.generate({
    cmd: "publish",
    topic: TOPIC,
    payload,
    qos: 1,
    messageId,
    dup: false,
    retain: false,
  });
}

function publishes(count: number, payload?: string): Buffer {
  return Buffer.concat(Array.from({ length: count }, (_, i) => publish((i % 65_535) + 1, payload)));
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("Connection", () => {
  it("takes in no more than its bound, and reads on when answers made room", async () => {
    const { ingest, hub, socket, connection } = openDevice();
    socket.push(publishes(700));
    await turn();
    expect(ingest.receipts).toHaveLength(500);
    expect(socket.isPaused()).toBe(true);
    expect(connection.isHeld).toBe(true);

    for (const receipt of ingest.receipts.splice(0, 100)) receipt.decided();
    await turn();
    expect(ingest.receipts).toHaveLength(500);
    for (const receipt of ingest.receipts.splice(0)) receipt.decided();
    await turn();
    for (const receipt of ingest.receipts.splice(0)) receipt.decided();
    await turn();
    expect(hub.total).toMatchObject({ messages: 0, bytes: 0 });
    expect(socket.written).toBe(700 * 4);
    expect(socket.isPaused()).toBe(false);
  });

  it("counts bytes as well as messages", async () => {
    const { ingest, socket } = openDevice();
    socket.push(publishes(20, " ".repeat(60_000)));
    await turn();
    expect(ingest.receipts).toHaveLength(5);
  });

  it("shares the bound of its device with the device's other connections", async () => {
    const { ingest, hub, socket } = openDevice();
    const { socket: second } = logIn(hub, "box-1");
    socket.push(publishes(450));
    second.push(publishes(100));
    await turn();
    expect(ingest.receipts).toHaveLength(500);
    for (const receipt of ingest.receipts.splice(0, 450)) receipt.decided();
    await turn();
    expect(ingest.receipts).toHaveLength(100);
  });

  it("takes in no more than the bound of all devices together, and then all in turn", async () => {
    const { ingest, hub } = openHub();
    const devices = Array.from({ length: 100 }, (_, i) => logIn(hub, `box-${i}`));
    for (const { socket } of devices) socket.push(publishes(450));
    await turn();
    expect(ingest.receipts).toHaveLength(40_000);
    while (ingest.receipts.length > 0) {
      for (const receipt of ingest.receipts.splice(0)) receipt.decided();
      await turn();
    }
    expect(devices.map(({ socket }) => socket.written)).toEqual(devices.map(() => 450 * 4));
    expect(hub.total).toMatchObject({ messages: 0, bytes: 0 });
  });

  it("writes the answers of a batch at once", async () => {
    const { ingest, socket } = openDevice();
    socket.push(publishes(50));
    await turn();
    for (const receipt of ingest.receipts) receipt.decided();
    await turn();
    expect(socket.writes).toEqual([200]);
  });

  it("is closed when 256 KiB of answers were not read", async () => {
    const { ingest, socket, connection } = openDevice();
    socket.isReading = false;
    let answered = 0;
    while (!connection.destroyed && answered < 100_000) {
      socket.push(publishes(500));
      await turn();
      answered += ingest.receipts.length;
      for (const receipt of ingest.receipts.splice(0)) receipt.decided();
      await turn();
    }
    expect(ingest.events).toEqual(["does-not-read"]);
    expect(answered * 4).toBeGreaterThan(256 * 1_024);
    expect(answered * 4).toBeLessThan(300 * 1_024);
  });

  it("is closed, unanswered, when a publish cannot be decided", async () => {
    const { ingest, socket, connection } = openDevice();
    socket.push(publishes(2));
    await turn();
    ingest.receipts[0]?.dropped("undecidable");
    ingest.receipts[1]?.decided();
    await turn();
    expect(connection.destroyed).toBe(true);
    expect(socket.written).toBe(0);
  });
});
