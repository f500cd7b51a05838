/** Debian's mosquitto as docs/attaching.md has it set, which a drill may end and start again. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Child, startChild } from "../../child.ts";
import { freePort } from "../../free-port.ts";
import { untilListening } from "../../until-listening.ts";

/** It saves what it holds this often [s]: what it accepted since is gone after a kill. */
export const AUTOSAVE_S = 30;

export class Mosquitto {
  readonly port: number;
  readonly #file: string;
  #child: Child | undefined;

  private constructor(port: number, file: string) {
    this.port = port;
    this.#file = file;
  }

  static async start(folder: string): Promise<Mosquitto> {
    const place = path.join(folder, "mosquitto");
    await mkdir(place, { recursive: true });
    const mosquitto = new Mosquitto(await freePort(), path.join(place, "mosquitto.conf"));
    const settings = [
      `listener ${mosquitto.port} 127.0.0.1`,
      "allow_anonymous true",
      "user root",
      "max_queued_messages 0",
      "max_inflight_messages 0",
      "persistence true",
      `persistence_location ${place}/`,
      `autosave_interval ${AUTOSAVE_S}`,
    ];
    await writeFile(mosquitto.#file, `${settings.join("\n")}\n`);
    await mosquitto.startAgain();
    return mosquitto;
  }

  async startAgain(): Promise<void> {
    this.#child = startChild("/usr/sbin/mosquitto", ["-c", this.#file], {});
    await untilListening(this.port, "mosquitto");
  }

  /** @param signal - SIGTERM: it saves first; SIGKILL: it does not */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    this.#child?.process.kill(signal);
    await this.#child?.ended;
  }
}
