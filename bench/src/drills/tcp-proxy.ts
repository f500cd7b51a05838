/** A wire that can be made bad: between the product and its database, or between devices and the product. */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface ProxyOptions {
  host: string;
  /** Where a new connection goes; it may change. */
  port: number | (() => number);
  /** Holds back what the client sent for so long [ms]. */
  delayMs?: (chunk: Buffer) => number;
  /** Cuts a connection off after so many bytes of the client, wherever in a packet that is. */
  cutAfterBytes?: () => number;
  /** Looks on at a new connection. */
  watch?: () => Watcher;
}

/** Told of all that goes over a connection, in its order. */
export interface Watcher {
  fromClient: (chunk: Buffer) => void;
  fromTarget: (chunk: Buffer) => void;
}

export interface Proxy {
  port: number;
  /** Connections that it cut. */
  cuts: () => number;
  /** Ends all connections for the client, and lets the target know nothing: a peer whose power failed. */
  vanish: () => void;
  close: () => Promise<void>;
}

export async function openProxy(options: ProxyOptions): Promise<Proxy> {
  const { host, port, delayMs, cutAfterBytes, watch } = options;
  const sockets = new Set<Socket>();
  const leave = new Set<() => void>();
  let cuts = 0;
  const server = createServer((client) => {
    const target = connect({ host, port: typeof port === "number" ? port : port(), noDelay: true });
    let hasVanished = false;
    const vanish = () => {
      hasVanished = true;
      target.unpipe();
      client.destroy();
    };
    leave.add(vanish);
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on("error", () => {}); // "close" follows
    }
    client.on("close", () => {
      sockets.delete(client);
      leave.delete(vanish);
      if (!hasVanished) target.destroy();
    });
    target.on("close", () => {
      sockets.delete(target);
      // What came from it is still handed over: were we to destroy this, an answer under way would reset it.
      client.end();
    });
    const watcher = watch?.();
    if (watcher !== undefined) {
      target.on("data", watcher.fromTarget);
      client.on("data", watcher.fromClient);
    }
    target.pipe(client);
    let left = cutAfterBytes?.() ?? Number.POSITIVE_INFINITY;
    let turn = Promise.resolve();
    client.on("data", (chunk) => {
      const part = chunk.subarray(0, Math.min(chunk.length, left));
      left -= part.length;
      turn = turn.then(async () => {
        const ms = delayMs?.(part) ?? 0;
        if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
        if (hasVanished) return;
        target.write(part);
        if (left > 0) return;
        cuts += 1;
        target.destroySoon();
      });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    cuts: () => cuts,
    vanish: () => {
      for (const one of leave) one();
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
