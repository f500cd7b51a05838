/** The ways in: TCP, TLS, WebSocket, secure WebSocket. What comes by any of them goes through the same framing and guards. */
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { Accept } from "../connection/peer.ts";
import { readClientCertificate } from "./client-certificate.ts";
import { NO_DELAY, type Sockets } from "./sockets.ts";
import type { TlsKeeper } from "./tls-keeper.ts";
import { makeWebSocketServer } from "./web-socket.ts";

export interface Where {
  host: string;
  /** 0: any free one. */
  port: number;
}

/**
 * Connections that wait to be taken, as far as the system allows (net.core.somaxconn: 4,096 on Debian). After a restart all
 * devices come at once; with Node's 511 those beyond it believe to be connected, and stand there for minutes.
 */
const BACKLOG = 4_096;

export const WAYS = ["tcp", "tls", "ws", "wss"] as const;
export type Way = (typeof WAYS)[number];

export interface Listeners {
  /** Where each listens now. */
  readonly addresses: Readonly<Partial<Record<Way, Where>>>;
  /** Takes nobody new. Resolves when every socket is closed; closing those that are open is left to the caller. */
  close: () => Promise<void>;
}

/**
 * @param tls - needed by `tls` and `wss`
 * @throws what a port in use ends with
 */
export async function openListeners(
  wanted: Readonly<Partial<Record<Way, Where | undefined>>>,
  { tls, sockets, accept }: { tls: TlsKeeper | undefined; sockets: Sockets; accept: Accept },
): Promise<Listeners> {
  const servers: Server[] = [];
  const addresses: Partial<Record<Way, Where>> = {};
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  try {
    for (const way of WAYS) {
      const where = wanted[way];
      if (where === undefined) continue;
      const server = makeServer(way, tls, accept);
      server.on("connection", (socket: Socket) => sockets.add(socket));
      // Handshakes fail all day, of scanners above all; their sockets are closed already.
      server.on("tlsClientError", () => {});
      addresses[way] = await listen(server, where);
      servers.push(server);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { addresses, close };
}

function makeServer(way: Way, tls: TlsKeeper | undefined, accept: Accept): Server {
  if (way === "tcp") return createServer(NO_DELAY, (socket) => accept(socket, socket, undefined));
  if (way === "ws") return makeWebSocketServer(undefined, accept);
  if (tls === undefined) throw new TypeError("a TLS listener needs a certificate");
  if (way === "wss") return makeWebSocketServer(tls, accept);
  const server = createTlsServer({ ...NO_DELAY, ...tls.serverOptions }, (socket) =>
    accept(socket, socket, readClientCertificate(socket, tls.files.authorities)),
  );
  tls.keep(server);
  return server;
}

async function listen(server: Server, { host, port }: Where): Promise<Where> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, backlog: BACKLOG }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  return { host, port: typeof address === "object" && address !== null ? address.port : port };
}
