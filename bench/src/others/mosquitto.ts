/** Mosquitto of Debian as it is installed, but for a port of its own. */
import { writeFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "../child.ts";
import { freePort } from "../free-port.ts";

export interface Mosquitto {
  port: number;
  pid: number;
  stop: () => Promise<void>;
}

/** @throws when it is not installed (`apt-get install mosquitto`) */
export async function startMosquitto(folder: string): Promise<Mosquitto> {
  const port = await freePort();
  const file = path.join(folder, "mosquitto.conf");
  await writeFile(file, `listener ${port} 127.0.0.1\nallow_anonymous true\nuser root\n`);
  const child = startChild("/usr/sbin/mosquitto", ["-c", file], {});
  await untilItListens(port, child.ended);
  return {
    port,
    pid: child.pid,
    stop: async () => {
      child.process.kill();
      await child.ended;
    },
  };
}

async function untilItListens(port: number, ended: Promise<unknown>): Promise<void> {
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  for (let tries = 0; tries < 100; tries += 1) {
    if (hasEnded) break;
    const isListening = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, "127.0.0.1", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => resolve(false));
    });
    if (isListening) return;
    await sleep(50);
  }
  throw new Error("mosquitto did not start");
}
