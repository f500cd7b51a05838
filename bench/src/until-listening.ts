import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const GIVE_UP_MS = 30_000;

/** Resolves once a program of Debian's package `name` listens on a port of this machine. */
export async function untilListening(port: number, name: string): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_MS;
  while (performance.now() < giveUpAt) {
    if (await isListening(port)) return;
    await sleep(50);
  }
  throw new Error(`${name} did not start on port ${port}: is it installed? apt-get install ${name}`);
}

export async function isListening(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
