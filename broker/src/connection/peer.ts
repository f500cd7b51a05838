/** Who is at the other end of a socket, as far as its listener can tell before CONNECT. */
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { ClientCertificate } from "@meetpaal/ingest";

export interface Peer {
  /** Held against others for as long as limits need it, and written down nowhere; "": inside this process. */
  address: string;
  /** Undefined: none was shown; "refused": one was that no authority of ours vouches for. */
  certificate: ClientCertificate | "refused" | undefined;
  /** To be called once the client is logged in. */
  loggedIn: () => void;
}

/** In this process. */
export const INSIDE: Peer = { address: "", certificate: undefined, loggedIn: () => {} };

/**
 * Takes a client from a listener.
 *
 * @param stream - of MQTT packets
 * @param socket - that carries it
 */
export type Accept = (stream: Socket | Duplex, socket: Socket, certificate: Peer["certificate"]) => void;
