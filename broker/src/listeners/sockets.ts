/**
 * Every socket of every listener, so that there is one bound for all: more than the system has descriptors for would keep
 * everybody out. When it is reached, whoever has been entering longest makes room, so nobody can fill it with sockets
 * that never log in.
 */
import type { Socket } from "node:net";

const MINUTE_MS = 60_000;

/**
 * Packets are small and leave at once. A peer that vanished without a word is found by the system even where the client
 * asked for no keepalive.
 */
export const NO_DELAY = { noDelay: true, keepAlive: true, keepAliveInitialDelay: MINUTE_MS };

/** What tells one socket from another; the same for a TLS socket and the one beneath it. */
type Key = string;

type Ends = Pick<Socket, "remoteAddress" | "remotePort" | "localPort">;

export class Sockets {
  readonly #max: number;
  readonly #onRefused: () => void;
  readonly #all = new Map<Socket, Key>();
  /** Not logged in yet, the oldest first. */
  readonly #entering = new Map<Key, Socket>();

  /** @param onRefused - called for each socket that was closed for lack of room */
  constructor(max: number, onRefused: () => void) {
    this.#max = max;
    this.#onRefused = onRefused;
  }

  add(socket: Socket): void {
    if (this.#all.size >= this.#max) {
      const oldest = this.#entering.values().next().value ?? socket;
      this.#forget(oldest);
      oldest.destroy();
      this.#onRefused();
      if (oldest === socket) return;
    }
    const key = keyOf(socket);
    this.#all.set(socket, key);
    this.#entering.set(key, socket);
    socket.once("close", () => this.#forget(socket));
  }

  /** Whoever is logged in makes room for nobody. */
  loggedIn(socket: Ends): void {
    this.#entering.delete(keyOf(socket));
  }

  destroyAll(): void {
    for (const socket of this.#all.keys()) socket.destroy();
  }

  #forget(socket: Socket): void {
    const key = this.#all.get(socket);
    if (key === undefined) return;
    this.#all.delete(socket);
    // A closed socket no longer knows its ends, and another may have the same by now.
    if (this.#entering.get(key) === socket) this.#entering.delete(key);
  }
}

function keyOf({ remoteAddress, remotePort, localPort }: Ends): Key {
  return `${remoteAddress} ${remotePort} ${localPort}`;
}
