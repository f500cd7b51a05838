/**
 * The MQTT side: listens, lets devices in, hands what they publish to ingest, and acknowledges after
 * the commit. It holds no state that matters: sessions, retained messages and offline queues do not
 * exist here, so any number of brokers may stand beside each other.
 */
import { createServer, type Socket } from "node:net";
import { type Duplex, duplexPair } from "node:stream";
import type { Ingest } from "@meetpaal/ingest";
import { COMMITTED_TOPIC, parseTopic, readingsPublicId } from "@meetpaal/model";
import { Aedes, type AuthenticateError, type Client, type ConnectPacket, type Subscription } from "aedes";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import { Connection } from "./connection/connection.ts";
import { Hub } from "./connection/hub.ts";
import { logIn } from "./guards/log-in.ts";
import { LogLimiter } from "./guards/log-limiter.ts";
import { CommittedFeed } from "./live/committed-feed.ts";
import { registerMetrics } from "./metrics.ts";

/** CONNECT has to come within this time. */
const CONNECT_WITHIN_MS = 10_000;
/** What was taken in is answered within this time when we stop, or not at all. */
const DRAIN_MS = 5_000;
/** More sockets than file descriptors would keep everybody out. */
const MAX_CONNECTIONS = 20_000;
/** How often expired credentials are looked for; a change of the register is heard of by itself. */
const RECHECK_MS = 15_000;

export interface BrokerOptions {
  ingest: Ingest;
  host: string;
  /** 0: any free one. */
  port: number;
  /** Password of the user `service`; undefined: it cannot log in over the network. */
  serviceSecret?: string | undefined;
  log: Logger;
  registry: Registry;
}

export interface Broker {
  readonly address: { host: string; port: number };
  /** A connection of the service in this process: speak MQTT over it; no password is asked. */
  connect: () => Duplex;
  /** Takes nothing more in, answers what it has, and closes every connection. */
  close: () => Promise<void>;
}

export async function openBroker(options: BrokerOptions): Promise<Broker> {
  const { ingest, host, port, registry } = options;
  const log = new LogLimiter(options.log);
  const metrics = registerMetrics(registry, ingest, () => ({
    devices: () => hub.deviceCount,
    inflightMessages: () => hub.total.messages,
    inflightBytes: () => hub.total.bytes,
  }));
  const hub = new Hub(ingest, metrics, log);
  const feed = new CommittedFeed(ingest);
  const aedes = await openAedes(options, hub, feed);
  const stopListening = ingest.listen({ contractChanged: () => closeDisallowed(ingest, hub) });
  const recheck = setInterval(() => closeDisallowed(ingest, hub), RECHECK_MS);

  const accept = (socket: Socket | Duplex, isInternal: boolean): void => {
    aedes.handle(new Connection(socket, hub, isInternal));
  };
  const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 }, (socket) =>
    accept(socket, false),
  );
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => resolve());
  });
  hub.start();
  const listening = server.address();

  return {
    address: { host, port: typeof listening === "object" && listening !== null ? listening.port : port },
    connect: () => {
      const [ours, theirs] = duplexPair();
      // A socket does this by itself.
      ours.once("close", () => theirs.destroy());
      theirs.once("close", () => ours.destroy());
      accept(ours, true);
      return theirs;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await hub.drain(DRAIN_MS);
      stopListening();
      clearInterval(recheck);
      feed.close();
      for (const connection of hub.connections) connection.destroy();
      await new Promise<void>((resolve) => aedes.close(resolve));
      await closed;
    },
  };
}

async function openAedes(options: BrokerOptions, hub: Hub, feed: CommittedFeed): Promise<Aedes> {
  const { ingest, serviceSecret } = options;
  const aedes = await Aedes.createBroker({
    connectTimeout: CONNECT_WITHIN_MS,
    preConnect: (client, packet, done) => {
      takeFromConnect(connectionOf(client), packet);
      done(null, true);
    },
    authenticate: (client, user, password, done) => {
      const connection = connectionOf(client);
      void logIn(ingest, serviceSecret, connection, user, password).then(({ code, credentialId }) => {
        connection.clientId = "";
        if (code !== 0) {
          done(refusal(code), null);
          return;
        }
        if (credentialId === undefined || user === undefined) connection.isService = true;
        else hub.identified(connection, user, credentialId);
        done(null, true);
      });
    },
    // Publishes never come this far, and wills were taken out of CONNECT.
    authorizePublish: (_client, _packet, done) => done(new Error("nobody publishes here")),
    authorizeSubscribe: (client, subscription, done) => {
      done(null, maySubscribe(ingest, connectionOf(client), subscription) ? subscription : null);
    },
  });
  aedes.on("clientReady", (client) => connectionOf(client).open());
  aedes.on("subscribe", (subscriptions, client) => {
    const connection = connectionOf(client);
    // Refused subscriptions are told here as well.
    const isFeed = connection.isService && subscriptions.some(({ topic }) => topic === COMMITTED_TOPIC);
    if (isFeed) feed.subscribe(connection);
  });
  aedes.on("unsubscribe", (topics, client) => {
    if (topics.includes(COMMITTED_TOPIC)) feed.unsubscribe(connectionOf(client));
  });
  return aedes;
}

/** Takes what aedes would do worse: keepalive, will and session. */
function takeFromConnect(connection: Connection, packet: ConnectPacket): void {
  connection.clientId = packet.clientId;
  connection.keepaliveMs = (packet.keepalive ?? 0) * 1_000;
  packet.keepalive = 0;
  // Sessions would be kept in memory without bound. Nothing is lost: what was not acknowledged is sent again.
  packet.clean = true;
  const { will } = packet;
  if (will === undefined) return;
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

function closeDisallowed(ingest: Ingest, hub: Hub): void {
  for (const connection of hub.connections) {
    const { state, isService, deviceId, credentialId } = connection;
    if (state !== "open" || isService || ingest.isAllowed(deviceId, credentialId)) continue;
    connection.close("no-longer-allowed");
  }
}

function connectionOf({ conn }: Client): Connection {
  if (conn instanceof Connection) return conn;
  throw new TypeError("every client of this broker comes over a Connection");
}
