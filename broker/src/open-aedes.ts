/**
 * Aedes with our hooks in it: what it is asked, and what it tells. It does CONNECT, pings and subscriptions;
 * publishes and wills never reach it (decision 4), and sessions are bounded here.
 */
import type { Ingest } from "@meetpaal/ingest";
import { COMMITTED_TOPIC, parseTopic, readingsPublicId } from "@meetpaal/model";
import { Aedes, type AuthenticateError, type Client, type ConnectPacket, type Subscription } from "aedes";
import mqttPacket from "mqtt-packet";
import type { Neighbours } from "./cluster/neighbours.ts";
import { Connection } from "./connection/connection.ts";
import type { Downlink } from "./downlink/downlink.ts";
import type { Entrance } from "./guards/entrance.ts";
import type { Sessions } from "./guards/sessions.ts";
import type { CommittedFeed } from "./live/committed-feed.ts";
import type { BrokerMetrics } from "./metrics.ts";

// All numbers of two bytes, made beforehand, are 10 MB; our own answers are not written by it.
mqttPacket.writeToStream.cacheNumbers = false;

/** CONNECT has to come within this time. */
const CONNECT_WITHIN_MS = 10_000;

/**
 * Has what is none of ours go through aedes, which then is a broker like any other, and lets everybody in. For suites
 * that test a broker by topics of their own, with our framing and guards in between.
 */
export interface Relay {
  maySubscribe: (filter: string) => boolean;
}

interface AedesParts {
  ingest: Ingest;
  feed: CommittedFeed;
  downlink: Downlink;
  entrance: Entrance;
  /** Who is logged in, by client id; filled here. */
  clients: Map<string, Client>;
  neighbours: Neighbours | undefined;
  metrics: BrokerMetrics;
  sessions: Sessions;
  relay: Relay | undefined;
}

export async function openAedes(parts: AedesParts): Promise<Aedes> {
  const { ingest, feed, downlink, entrance, clients, neighbours, metrics, sessions, relay } = parts;
  const aedes = await Aedes.createBroker({
    connectTimeout: CONNECT_WITHIN_MS,
    preConnect: (client, packet, done) => {
      takeFromConnect(connectionOf(client), packet, sessions, relay !== undefined);
      done(null, true);
    },
    authenticate: (client, user, password, done) => {
      void entrance.enter(connectionOf(client), user, password).then((code) => {
        if (code === 0) {
          done(null, true);
          return;
        }
        metrics.refused(code);
        done(refusal(code), null);
      });
    },
    // Publishes never come this far, and wills were taken out of CONNECT.
    authorizePublish: (_client, _packet, done) => {
      done(relay === undefined ? new Error("nobody publishes here") : null);
    },
    authorizeSubscribe: (client, subscription, done) => {
      const connection = connectionOf(client);
      const isAllowed =
        relay?.maySubscribe(subscription.topic) ?? maySubscribe(ingest, connection, subscription);
      done(null, isAllowed ? subscription : null);
    },
  });
  aedes.on("clientReady", (client) => {
    const connection = connectionOf(client);
    connection.open();
    if (connection.isService) return;
    clients.set(client.id, client);
    neighbours?.arrived(client.id);
    const { deviceId, state } = connection;
    if (deviceId === "" || state !== "open") return;
    ingest.connected(deviceId);
    connection.once("close", () => ingest.disconnected(deviceId));
    for (const topic of subscriptionsOf(client)) downlink.resume(connection, topic);
  });
  aedes.on("clientDisconnect", (client) => {
    if (clients.get(client.id) === client) clients.delete(client.id);
  });
  aedes.on("subscribe", (subscriptions, client) => {
    const connection = connectionOf(client);
    // Refused subscriptions are told here as well.
    const isFeed = connection.isService && subscriptions.some(({ topic }) => topic === COMMITTED_TOPIC);
    if (isFeed) feed.subscribe(connection);
    if (connection.isService) return;
    for (const subscription of subscriptions) {
      if (maySubscribe(ingest, connection, subscription)) downlink.subscribe(connection, subscription.topic);
    }
  });
  aedes.on("unsubscribe", (topics, client) => {
    if (topics.includes(COMMITTED_TOPIC)) feed.unsubscribe(connectionOf(client));
    for (const topic of topics) downlink.unsubscribe(connectionOf(client), topic);
  });
  return aedes;
}

/** Takes what aedes would do worse: keepalive, will, and sessions without bound. */
function takeFromConnect(
  connection: Connection,
  packet: ConnectPacket,
  sessions: Sessions,
  isRelayed: boolean,
): void {
  connection.clientId = packet.clientId;
  connection.keepaliveMs = (packet.keepalive ?? 0) * 1_000;
  packet.keepalive = 0;
  packet.clean ||= !sessions.mayKeep(packet.clientId);
  connection.isClean = packet.clean;
  const { will } = packet;
  if (will === undefined || isRelayed) return;
  const publicId = readingsPublicId(will.topic);
  if (publicId === undefined) connection.hasForeignWill = true;
  else connection.will = { publicId, payload: Buffer.from(will.payload) };
  delete packet.will;
}

function refusal(returnCode: number): AuthenticateError {
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- a const enum of aedes, which no code can name
  return Object.assign(new Error("refused"), { returnCode });
}

/** An allow-list of exact filters; `$share/...` is none of them. */
function maySubscribe(ingest: Ingest, connection: Connection, { topic }: Subscription): boolean {
  if (connection.isService) return topic === COMMITTED_TOPIC;
  const parsed = parseTopic(topic);
  if (parsed?.kind === "device") return parsed.deviceId === connection.deviceId;
  return parsed?.kind === "contract" && ingest.isGranted(connection.deviceId, parsed.publicId);
}

/** Filters that a session brought back. */
function subscriptionsOf(client: Client): string[] {
  return "subscriptions" in client ? Object.keys(client.subscriptions ?? {}) : [];
}

function connectionOf({ conn }: Client): Connection {
  if (conn instanceof Connection) return conn;
  throw new TypeError("every client of this broker comes over a Connection");
}
