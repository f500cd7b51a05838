/** A wire that can be made bad: between the product and its database, or between devices and the product. */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface ProxyOptions {
  host: string;
  port: number;
  /** Holds back what the client sent for so long [ms]. */
  delayMs?: (chunk: Buffer) => number;
  /** Cuts a connection off after so many bytes of the client, wherever in a packet that is. */
  cutAfterBytes?: () => number;
}

export interface Proxy {
  port: number;
  /** Connections that it cut. */
  cuts: () => number;
  close: () => Promise<void>;
}

export async function openProxy({ host, port, delayMs, cutAfterBytes }: ProxyOptions): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let cuts = 0;
  const server = createServer((client) => {
    const target = connect({ host, port, noDelay: true });
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on("error", () => {}); // "close" follows
    }
    client.on("close", () => {
      sockets.delete(client);
      target.destroy();
    });
    target.on("close", () => {
      sockets.delete(target);
      client.destroy();
    });
    target.pipe(client);
    let left = cutAfterBytes?.() ?? Number.POSITIVE_INFINITY;
    let turn = Promise.resolve();
    client.on("data", (chunk) => {
      const part = chunk.subarray(0, Math.min(chunk.length, left));
      left -= part.length;
      turn = turn.then(async () => {
        const ms = delayMs?.(part) ?? 0;
        if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
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
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
