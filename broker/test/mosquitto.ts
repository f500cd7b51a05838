/** Debian's mosquitto with a session store on disk, which a test may kill and start again. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../bench/src/free-port.ts";

const PROGRAM = "/usr/sbin/mosquitto";

export const isInstalled = existsSync(PROGRAM);

export class Mosquitto {
  readonly port: number;
  readonly #dir: string;
  #process: ChildProcess;

  private constructor(port: number, dir: string) {
    this.port = port;
    this.#dir = dir;
    this.#process = this.#spawn();
  }

  static async start(): Promise<Mosquitto> {
    const dir = await mkdtemp(path.join(tmpdir(), "meetpaal-mosquitto-"));
    const port = await freePort();
    const settings = [
      `listener ${port} 127.0.0.1`,
      "allow_anonymous true",
      "user root",
      "persistence true",
      `persistence_location ${dir}/`,
      "autosave_on_changes true",
      "autosave_interval 1",
      // The queue for us while we are away; without these, it drops above 1,000 messages.
      "max_queued_messages 0",
      "max_inflight_messages 0",
    ];
    await writeFile(path.join(dir, "mosquitto.conf"), `${settings.join("\n")}\n`);
    const mosquitto = new Mosquitto(port, dir);
    await mosquitto.#untilListening();
    return mosquitto;
  }

  /** Ends it in order: it writes its sessions first. */
  async stop(): Promise<void> {
    this.#process.kill("SIGTERM");
    await once(this.#process, "exit");
  }

  async startAgain(): Promise<void> {
    this.#process = this.#spawn();
    await this.#untilListening();
  }

  async remove(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) await this.stop();
    await rm(this.#dir, { recursive: true, force: true });
  }

  #spawn(): ChildProcess {
    return spawn(PROGRAM, ["-c", path.join(this.#dir, "mosquitto.conf")], { stdio: "ignore" });
  }

  async #untilListening(): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const socket = connect(this.port, "127.0.0.1");
      const isOpen = await Promise.race([
        once(socket, "connect").then(() => true),
        once(socket, "error").then(() => false),
      ]).catch(() => false);
      socket.destroy();
      if (isOpen) return;
      await sleep(50);
    }
    throw new Error("mosquitto does not listen");
  }
}
