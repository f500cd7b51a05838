/** Mosquitto of Debian as it is installed, but for a port of its own. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { startChild } from "../child.ts";
import { freePort } from "../free-port.ts";
import { untilListening } from "../until-listening.ts";

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
  await untilListening(port, "mosquitto");
  return {
    port,
    pid: child.pid,
    stop: async () => {
      child.process.kill();
      await child.ended;
    },
  };
}
