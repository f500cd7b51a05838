/**
 * The MQTT side: listens, lets devices in, hands what they publish to ingest, and acknowledges after
 * the commit. It holds no state that matters: a session tells what a client subscribed to, and a client
 * is told when it is gone, so any number of brokers may stand beside each other.
 */
import { type Duplex, duplexPair } from "node:stream";
import type { Ingest } from "@meetpaal/ingest";
import type { Client } from "aedes";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import { Connection } from "./connection/connection.ts";
import { Hub } from "./connection/hub.ts";
import type { DevicePace } from "./device-pace.ts";
import { Downlink } from "./downlink/downlink.ts";
import { Entrance } from "./guards/entrance.ts";
import { LogLimiter } from "./guards/log-limiter.ts";
import { Sessions } from "./guards/sessions.ts";
import { openListeners, type Way, type Where } from "./listeners/listeners.ts";
import { Sockets } from "./listeners/sockets.ts";
import type { TlsPaths } from "./listeners/tls-files.ts";
import { TlsKeeper } from "./listeners/tls-keeper.ts";
import { CommittedFeed } from "./live/committed-feed.ts";
import { registerMetrics } from "./metrics.ts";
import { openAedes, type Relay } from "./open-aedes.ts";
import { type MessageSpans, Tracer } from "./tracer.ts";

/** What was taken in is answered within this time when we stop, or not at all. */
const DRAIN_MS = 5_000;
/** More sockets than file descriptors would keep everybody out. */
const MAX_CONNECTIONS = 20_000;
/** How often expired credentials are looked for; a change of the register is heard of by itself. */
const RECHECK_MS = 1_000;

export interface BrokerOptions {
  ingest: Ingest;
  /** Where to listen for plain TCP. */
  host: string;
  /** 0: any free one. */
  port: number;
  /** Further ways in. */
  tls?: Where | undefined;
  ws?: Where | undefined;
  wss?: Where | undefined;
  /** Needed by `tls` and `wss`. */
  tlsPaths?: TlsPaths | undefined;
  /** In all; default 20,000. */
  maxConnections?: number | undefined;
  /** For conformance tests alone. */
  relay?: Relay | undefined;
  /** Password of the user `service`; undefined: it cannot log in over the network. */
  serviceSecret?: string | undefined;
  /** Where this broker and those beside it hear of each other; undefined: it stands alone. */
  redisUrl?: string | undefined;
  /** Where messages are followed as spans; undefined: nowhere. */
  spans?: MessageSpans | undefined;
  log: Logger;
  registry: Registry;
}

export interface BrokerFigures {
  devices: number;
  inflightMessages: number;
  inflightBytes: number;
  received: number;
  acknowledged: number;
  slowest: DevicePace[];
}

export interface Broker {
  /** Of plain TCP. */
  readonly address: Where;
  /** Of every way in. */
  readonly addresses: Readonly<Partial<Record<Way, Where>>>;
  /** Takes over renewed certificates and lists at once, instead of within some seconds. */
  rereadCertificates: () => Promise<void>;
  /** What it has done until now, and the `slowest` devices since the look before. */
  figures: (slowest: number) => BrokerFigures;
  /** A connection of the service in this process: speak MQTT over it; no password is asked. */
  connect: () => Duplex;
  /** Takes nothing more in, answers what it has, and closes every connection. */
  close: () => Promise<void>;
}

export async function openBroker(options: BrokerOptions): Promise<Broker> {
  const { ingest, host, port, tls, ws, wss, tlsPaths, registry, relay } = options;
  const log = new LogLimiter(options.log);
  const metrics = registerMetrics(registry, ingest, () => ({
    devices: () => hub.deviceCount,
    inflightMessages: () => hub.total.messages,
    inflightBytes: () => hub.total.bytes,
  }));
  const tracer = openTracer(options);
  const hub = new Hub(ingest, metrics, log, { tracer, isRelaying: relay !== undefined });
  const keeper =
    tlsPaths === undefined
      ? undefined
      : await TlsKeeper.open({
          paths: tlsPaths,
          onClientsChanged: () => closeCertified(hub),
          onProblem: (err) => log.warn("certificate files cannot be used; those before go on", { err }),
        });
  const feed = new CommittedFeed(ingest);
  const clients = new Map<string, Client>();
  const neighbours =
    options.redisUrl === undefined
      ? undefined
      : (await import("./cluster/neighbours.ts")).openNeighbours({
          url: options.redisUrl,
          onChanged: (changes) => feed.add(changes),
          onArrived: (clientId) => clients.get(clientId)?.close(),
          log,
        });
  feed.neighbours = neighbours;
  const downlink = new Downlink(ingest);
  const sessions = new Sessions();
  const entrance = new Entrance({
    ingest,
    serviceSecret: options.serviceSecret,
    hub,
    sessions,
    isOpen: relay !== undefined,
  });
  const aedes = await openAedes({
    ingest,
    feed,
    downlink,
    entrance,
    clients,
    neighbours,
    metrics,
    sessions,
    relay,
  });
  const sockets = new Sockets(options.maxConnections ?? MAX_CONNECTIONS, () =>
    hub.limited("all-connections", ""),
  );
  const listeners = await openListeners(
    { tcp: { host, port }, tls, ws, wss },
    {
      tls: keeper,
      sockets,
      accept: (stream, socket, certificate) => {
        const peer = {
          address: socket.remoteAddress ?? "",
          certificate,
          loggedIn: () => sockets.loggedIn(socket),
        };
        aedes.handle(new Connection(stream, hub, peer));
      },
    },
  ).catch(async (error: unknown) => {
    feed.close();
    neighbours?.close();
    await keeper?.close();
    await new Promise<void>((resolve) => aedes.close(resolve));
    throw error;
  });
  const stopListening = ingest.listen({
    ...(tracer === undefined
      ? {}
      : { traced: (traces, seconds, messages) => tracer.committed(traces, seconds, messages) }),
    contractChanged: () => {
      hub.quotasChanged();
      closeDisallowed(ingest, hub);
      downlink.refresh();
    },
  });
  const recheck = setInterval(() => {
    closeDisallowed(ingest, hub);
    downlink.refresh();
  }, RECHECK_MS);
  hub.start();

  return {
    address: listeners.addresses.tcp ?? { host, port },
    addresses: listeners.addresses,
    rereadCertificates: async () => await keeper?.reread(),
    figures: (slowest) => ({
      devices: hub.deviceCount,
      inflightMessages: hub.total.messages,
      inflightBytes: hub.total.bytes,
      ...metrics.counts(),
      slowest: hub.slowest(slowest),
    }),
    connect: () => {
      const [ours, theirs] = duplexPair();
      // A socket does this by itself.
      ours.once("close", () => theirs.destroy());
      theirs.once("close", () => ours.destroy());
      aedes.handle(new Connection(ours, hub));
      return theirs;
    },
    close: async () => {
      const closed = listeners.close();
      await hub.drain(DRAIN_MS);
      stopListening();
      clearInterval(recheck);
      feed.close();
      for (const connection of hub.connections) connection.destroy();
      sockets.destroyAll();
      await new Promise<void>((resolve) => aedes.close(resolve));
      neighbours?.close();
      await keeper?.close();
      await closed;
    },
  };
}

function openTracer({ log, spans }: BrokerOptions): Tracer | undefined {
  const isLogged = log.isLevelEnabled("debug");
  return isLogged || spans !== undefined ? new Tracer(isLogged ? log : undefined, spans) : undefined;
}

function closeDisallowed(ingest: Ingest, hub: Hub): void {
  for (const connection of hub.connections) {
    const { state, deviceId, proof } = connection;
    if (state !== "open" || proof === undefined || ingest.isAllowed(deviceId, proof)) continue;
    connection.close("no-longer-allowed");
  }
}

/** Nobody can judge a certificate again but a handshake: whoever is still good comes back at once. */
function closeCertified(hub: Hub): void {
  for (const connection of hub.connections) {
    if (connection.proof !== undefined && "certificate" in connection.proof) connection.destroy();
  }
}
