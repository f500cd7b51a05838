/**
 * What devices are told: the contract of their sensors, and whether they are asked to pause. It is given at once to
 * whoever subscribes, as a retained message, and again when it changes. Nothing is kept for who is away: it is made from
 * the register, so the next subscription gets what holds then.
 *
 * A pause is a request. Whoever goes on sending is judged by the contract alone.
 */
import type { Ingest } from "@meetpaal/ingest";
import { buildTopic, commandTopic, parseTopic } from "@meetpaal/model";
import mqttPacket from "mqtt-packet";
import type { Connection } from "../connection/connection.ts";

export class Downlink {
  readonly #ingest: Ingest;
  /** By connection and topic what was said last. */
  readonly #told = new Map<Connection, Map<string, string>>();

  constructor(ingest: Ingest) {
    this.#ingest = ingest;
  }

  /** @param filter - one that the device may subscribe to */
  subscribe(connection: Connection, filter: string): void {
    this.#begin(connection, filter, true);
  }

  /** Says to a client that came back what holds now; its session had it subscribed (MQTT 3.1.1 §3.1.2.4). */
  resume(connection: Connection, filter: string): void {
    this.#begin(connection, filter, false);
  }

  unsubscribe(connection: Connection, filter: string): void {
    const topic = topicOf(filter);
    if (topic !== undefined) this.#told.get(connection)?.delete(topic);
  }

  /** Says what has changed since. */
  refresh(): void {
    for (const [connection, topics] of this.#told) {
      for (const topic of topics.keys()) this.#tell(connection, topics, topic, false);
    }
  }

  #begin(connection: Connection, filter: string, retain: boolean): void {
    const topic = topicOf(filter);
    if (topic === undefined) return;
    let topics = this.#told.get(connection);
    if (topics === undefined) {
      topics = new Map();
      this.#told.set(connection, topics);
      connection.once("close", () => this.#told.delete(connection));
    }
    topics.set(topic, "");
    this.#tell(connection, topics, topic, retain);
  }

  #tell(connection: Connection, topics: Map<string, string>, topic: string, retain: boolean): void {
    const text = this.#textOf(connection, topic);
    if (text === undefined || topics.get(topic) === text) return;
    topics.set(topic, text);
    // MQTT 3.1.1 §3.3.1.3: set on what a new subscription is given, not on what follows.
    connection.send(
      mqttPacket.generate({ cmd: "publish", topic, payload: text, qos: 0, dup: false, retain }),
    );
  }

  #textOf({ deviceId }: Connection, topic: string): string | undefined {
    if (topic === commandTopic(deviceId)) return JSON.stringify(this.#ingest.commandFor(deviceId));
    const parsed = parseTopic(topic);
    if (parsed?.kind !== "contract" || !this.#ingest.isGranted(deviceId, parsed.publicId)) return undefined;
    const contract = this.#ingest.contractFor(parsed.publicId);
    return contract === undefined ? undefined : JSON.stringify(contract);
  }
}

/** What is published to a filter; of a device's own, the command alone. */
function topicOf(filter: string): string | undefined {
  const parsed = parseTopic(filter);
  if (parsed?.kind === "device") return commandTopic(parsed.deviceId);
  return parsed?.kind === "contract" ? buildTopic(parsed) : undefined;
}
