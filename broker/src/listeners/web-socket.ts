/**
 * MQTT over WebSocket: binary frames are a stream of bytes like any other, cut by the same framing.
 *
 * @see MQTT 3.1.1 §6
 */
import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import { createWebSocketStream, type WebSocket, WebSocketServer } from "ws";
import type { Accept } from "../connection/peer.ts";
import { readClientCertificate } from "./client-certificate.ts";
import { NO_DELAY } from "./sockets.ts";
import type { TlsKeeper } from "./tls-keeper.ts";

/** [MQTT-6.0.0-3] and [MQTT-6.0.0-4]: the client offers it, the server chooses it. */
const SUBPROTOCOL = "mqtt";
/** A frame may hold many packets and part of one; what is longer than any packet is nobody's. */
const MAX_FRAME = 1024 * 1024 + 64 * 1024;
const REQUEST_WITHIN_MS = 10_000;
/** 1003: data of a kind that is not taken (RFC 6455 §7.4.1). */
const NOT_BINARY = 1003;
const EXPLANATION = "This is an MQTT broker: connect by WebSocket with the subprotocol mqtt.\n";

/** @param tls - undefined: without TLS */
export function makeWebSocketServer(tls: TlsKeeper | undefined, accept: Accept): Server {
  const server = tls === undefined ? createHttpServer(LIMITS) : makeSecureServer(tls);
  server.on("request", (_request, response) => {
    response.writeHead(426, { "content-type": "text/plain", upgrade: "websocket" }).end(EXPLANATION);
  });
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    perMessageDeflate: false,
    handleProtocols: () => SUBPROTOCOL,
  });
  server.on("upgrade", (request, socket: Duplex, head) => {
    const offered = request.headers["sec-websocket-protocol"] ?? "";
    if (!offered.split(",").some((one) => one.trim() === SUBPROTOCOL)) {
      socket.end(`HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n${EXPLANATION}`);
      return;
    }
    const certificate =
      tls !== undefined && request.socket instanceof TLSSocket
        ? readClientCertificate(request.socket, tls.files.authorities)
        : undefined;
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      accept(streamOf(webSocket), request.socket, certificate);
    });
  });
  return server;
}

const LIMITS = { headersTimeout: REQUEST_WITHIN_MS, requestTimeout: REQUEST_WITHIN_MS, ...NO_DELAY };

function makeSecureServer(tls: TlsKeeper): Server {
  const server = createHttpsServer({ ...LIMITS, ...tls.serverOptions });
  tls.keep(server);
  return server;
}

function streamOf(webSocket: WebSocket): Duplex {
  // [MQTT-6.0.0-1]: a packet in a text frame ends the connection.
  webSocket.on("message", (_data, isBinary) => {
    if (!isBinary) webSocket.close(NOT_BINARY);
  });
  return createWebSocketStream(webSocket);
}
