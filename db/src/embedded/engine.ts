/**
 * The worker thread with the embedded database, seen from outside: bytes in, bytes out, and one
 * promise that tells when it can never answer again.
 */
import path from "node:path";
import { Worker } from "node:worker_threads";
import { DatabaseError } from "../errors.ts";
import { makeFolder } from "../make-folder.ts";

export interface Engine {
  /** Hands over whole frontend messages; the answer comes to `onAnswer`. */
  send: (messages: Uint8Array) => void;
  /** Resolves when a sync failed, the WASM aborted, or the thread ended without being asked to. */
  broken: Promise<DatabaseError>;
  /** Shuts PostgreSQL down in order and ends the thread. */
  close: () => Promise<void>;
}

/**
 * Starts the thread; resolves when the database answers (about 2.5 s for a new one, 0.7 s later on).
 *
 * @param dataDir - made when absent; the cluster lies in its folder `database`
 * @throws {DatabaseError} `BROKEN` when it does not start
 */
export async function startEngine(
  dataDir: string,
  onAnswer: (messages: Uint8Array) => void,
): Promise<Engine> {
  const dir = path.resolve(dataDir);
  makeFolder(dir);
  const worker = new Worker(new URL("./worker.mjs", import.meta.url), {
    // What it runs cannot be reviewed (a WASM build), so it sees no secret of this process.
    env: {},
    execArgv: [],
    workerData: {
      clusterDir: path.join(dir, "database"),
      unfinishedMark: path.join(dir, "database.unfinished"),
    },
  });

  let isClosing = false;
  let fail: (error: DatabaseError) => void = () => {};
  const broken = new Promise<DatabaseError>((resolve) => {
    fail = resolve;
  });
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.once("error", (cause) => fail(brokenBy(cause.message, cause)));
  worker.once("exit", (code) => {
    if (!isClosing) fail(brokenBy(`its thread ended with ${code}`));
  });

  await new Promise<void>((resolve, reject) => {
    worker.on("message", (message: unknown) => {
      if (message instanceof Uint8Array) onAnswer(message);
      else if (message === "ready") resolve();
      else fail(brokenBy(brokenText(message)));
    });
    broken.then(reject, reject);
  });
  return {
    send: (messages) => worker.postMessage(messages),
    broken,
    close: async () => {
      isClosing = true;
      worker.postMessage("close");
      await ended;
    },
  };
}

function brokenBy(reason: string, cause?: unknown): DatabaseError {
  return new DatabaseError("BROKEN", `the embedded database stopped: ${reason}`, { cause });
}

function brokenText(message: unknown): string {
  const isReport = typeof message === "object" && message !== null && "broken" in message;
  return isReport ? String(message.broken) : "its thread said something unexpected";
}
