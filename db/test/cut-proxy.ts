/** Stands between a process and its database, which is away whenever a test says so. */
import { connect, createServer, type Server, type Socket } from "node:net";

export class CutProxy {
  isCut = false;
  #isSilent = false;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #target: URL;

  constructor(url: string) {
    this.#target = new URL(url);
    this.#server = createServer((socket) => this.#accept(socket));
  }

  /** @returns the URL through the proxy */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    const url = new URL(this.#target);
    url.port = String(typeof address === "object" ? address?.port : "");
    return url.href;
  }

  /** Breaks every connection, and refuses new ones. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Passes nothing on, and breaks nothing: a network that swallows what is sent, until `speak`. */
  silence(): void {
    this.#isSilent = true;
    for (const socket of this.#sockets) socket.pause();
  }

  speak(): void {
    this.#isSilent = false;
    for (const socket of this.#sockets) socket.resume();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(socket: Socket): void {
    if (this.isCut) {
      socket.destroy();
      return;
    }
    const target = connect(Number(this.#target.port), this.#target.hostname);
    for (const [from, to] of [
      [socket, target],
      [target, socket],
    ] as const) {
      this.#sockets.add(from);
      from.on("data", (chunk) => to.write(chunk));
      if (this.#isSilent) from.pause();
      from.on("error", () => to.destroy());
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}
