/** An MQTT client that does exactly what a test says, also what no decent client would do. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import mqttPacket, { type IConnectPacket, type Packet } from "mqtt-packet";

/** As long as a poll of vitest.config.ts: what a busy machine does later is done all the same. */
const PATIENCE_MS = 15_000;

export class RawClient {
  readonly socket: Socket;
  readonly received: Packet[] = [];
  isClosed = false;
  readonly #parser = mqttPacket.parser();

  private constructor(socket: Socket) {
    this.socket = socket;
    this.#parser.on("packet", (packet) => this.received.push(packet));
    socket.on("data", (chunk) => this.#parser.parse(chunk));
    socket.on("error", () => {});
    socket.on("close", () => {
      this.isClosed = true;
    });
  }

  static async open(port: number): Promise<RawClient> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    return new RawClient(socket);
  }

  /** Opens a connection and logs in. @returns the client and the CONNACK code; undefined: closed without one */
  static async logIn(
    port: number,
    options: Partial<IConnectPacket>,
  ): Promise<{ client: RawClient; code: number | undefined }> {
    const client = await RawClient.open(port);
    client.send({
      cmd: "connect",
      protocolId: "MQTT",
      protocolVersion: 4,
      clean: true,
      clientId: options.username ?? "",
      keepalive: 0,
      ...options,
    });
    const connack = await client.next("connack");
    return { client, code: connack?.returnCode };
  }

  send(packet: Packet): void {
    this.socket.write(mqttPacket.generate(packet));
  }

  publish(topic: string, payload: string | Buffer, messageId: number, qos: 0 | 1 | 2 = 1): void {
    this.send({ cmd: "publish", topic, payload, qos, messageId, dup: false, retain: false });
  }

  /** How many packets of a kind came. */
  count(cmd: Packet["cmd"]): number {
    return this.received.filter((packet) => packet.cmd === cmd).length;
  }

  /** Waits for the first packet of a kind; undefined when the connection is closed before. */
  async next<C extends Packet["cmd"]>(
    cmd: C,
    withinMs = PATIENCE_MS,
  ): Promise<Extract<Packet, { cmd: C }> | undefined> {
    const untilMs = performance.now() + withinMs;
    for (;;) {
      const found = this.received.find((packet): packet is Extract<Packet, { cmd: C }> => packet.cmd === cmd);
      if (found !== undefined || this.isClosed) return found;
      if (performance.now() > untilMs) throw new Error(`no ${cmd} within ${withinMs} ms`);
      await sleep(5);
    }
  }

  /** Waits until the other side has closed the connection. */
  async closed(withinMs = PATIENCE_MS): Promise<true> {
    const untilMs = performance.now() + withinMs;
    while (!this.isClosed) {
      if (performance.now() > untilMs) throw new Error(`still open after ${withinMs} ms`);
      await sleep(5);
    }
    return true;
  }

  end(): void {
    this.socket.destroy();
  }
}
