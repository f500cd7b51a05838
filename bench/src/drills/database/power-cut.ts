/**
 * The power fails under load. The disk of the database records what it is told; afterwards it is put together as it may
 * have been at moments of that time, the database and the product are started on it, and everything is looked up whose
 * PUBACK had been seen by then.
 */
import { mkdir, open, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../free-port.ts";
import { randomFrom } from "../../fuzz/mutate.ts";
import { type ProductSettings, startProduct } from "../../product.ts";
import { add, checkLedger, type LedgerCheck, nothing } from "../check-ledger.ts";
import { prepareDrillCity, startDrillLoad } from "../drill-load.ts";
import { copyImage, makeImage, RecordedDisk, withImage } from "./recorded-disk.ts";
import { applyDurable, applyVolatile, readWriteLog, type Told } from "./write-log.ts";

const DISK_MB = 1_200;
const LOAD_MS = 30_000;
const NOTE_EVERY_MS = 10;

export interface PowerCutDrill extends LedgerCheck {
  cuts: number;
  writes: number;
  syncs: number;
  /** The longest from the start of the database until everything answered. */
  slowestStartMs: number;
  seed: number;
}

/** What was on paper when the disk had been told so much. */
interface Note {
  ledgerBytes: number;
  logBytes: number;
}

export interface Plug {
  /** Where the disk is to be seen. */
  at: string;
  /** Starts the database on it. @returns the settings of a product with that database */
  start: () => Promise<ProductSettings>;
  stop: () => Promise<void>;
}

export async function powerCut(
  folder: string,
  { at, start, stop }: Plug,
  cuts: number,
  seed: number,
): Promise<PowerCutDrill> {
  const place = path.join(folder, `power-${seed}`);
  await mkdir(place, { recursive: true });
  await mkdir(at, { recursive: true });
  const disk = new RecordedDisk(place, DISK_MB);
  let recording: { ledgerFile: string; notes: Note[] };
  try {
    await disk.plugIn(at, await stat(path.dirname(at)));
    recording = await record(folder, disk, await start());
  } finally {
    await stop();
    await disk.unplug();
  }
  const log = await open(disk.logFile);
  const told = await readWriteLog(log);
  const random = randomFrom(seed);
  const durableFile = path.join(place, "durable");
  const cutFile = path.join(place, "cut");
  await makeImage(durableFile, disk.bytes);
  const durable = await open(durableFile, "r+");
  const sum: PowerCutDrill = {
    ...nothing(),
    cuts,
    writes: told.filter(({ length }) => length > 0).length,
    syncs: told.filter(({ isSync }) => isSync).length,
    slowestStartMs: 0,
    seed,
  };
  try {
    let applied = 0;
    for (const moment of chooseMoments(told, recording.notes, cuts, random)) {
      applied = await applyDurable(log, durable, told, applied, moment);
      await copyImage(durableFile, cutFile);
      const cut = await open(cutFile, "r+");
      await applyVolatile(log, cut, told.slice(applied, moment), random);
      await cut.close();
      const ledger = await ledgerAt(recording, told[moment - 1]?.endsAt ?? 0);
      await withImage(cutFile, at, async () => {
        const startedMs = performance.now();
        const settings = await start();
        const product = await startProduct(settings);
        sum.slowestStartMs = Math.max(sum.slowestStartMs, performance.now() - startedMs);
        await product.stop();
        add(sum, await checkLedger(settings, ledger));
        await stop();
      });
    }
  } finally {
    await durable.close();
    await log.close();
  }
  return sum;
}

/** Loads the product, and notes again and again what was acknowledged when the disk had been told how much. */
async function record(
  folder: string,
  disk: RecordedDisk,
  settings: ProductSettings,
): Promise<{ ledgerFile: string; notes: Note[] }> {
  const devices = await prepareDrillCity(settings);
  const product = await startProduct({ ...settings, mqttPort: await freePort() });
  const load = await startDrillLoad(folder, product.mqttPort, devices);
  const notes: Note[] = [];
  const untilMs = performance.now() + LOAD_MS;
  while (performance.now() < untilMs) {
    // In this order: what was acknowledged by now was told to the disk before.
    const ledgerBytes = (await stat(load.ledgerFile)).size;
    notes.push({ ledgerBytes, logBytes: await disk.logBytes() });
    await sleep(NOTE_EVERY_MS);
  }
  await product.kill();
  await load.stop();
  return { ledgerFile: load.ledgerFile, notes };
}

/** Numbers of entries after which the power fails, ascending: any of those that were written under load. */
function chooseMoments(
  told: readonly Told[],
  notes: readonly Note[],
  cuts: number,
  random: () => number,
): number[] {
  const began = notes.find(({ ledgerBytes }) => ledgerBytes > 0)?.logBytes ?? Number.POSITIVE_INFINITY;
  const ended = notes.at(-1)?.logBytes ?? 0;
  const first = told.findIndex(({ endsAt }) => endsAt > began);
  const last = told.findLastIndex(({ endsAt }) => endsAt <= ended);
  if (first === -1 || last - first < cuts) throw new Error("the disk was told too little under load");
  return Array.from({ length: cuts }, () => first + 1 + Math.floor(random() * (last - first))).toSorted(
    (a, b) => a - b,
  );
}

/** The part of the ledger that was on paper when the disk had been told so much. @returns its file */
async function ledgerAt(
  { ledgerFile, notes }: { ledgerFile: string; notes: readonly Note[] },
  logBytes: number,
): Promise<string> {
  const ledgerBytes = notes.findLast((note) => note.logBytes <= logBytes)?.ledgerBytes ?? 0;
  const bytes = (await readFile(ledgerFile)).subarray(0, ledgerBytes);
  const part = `${ledgerFile}.cut`;
  await writeFile(part, bytes.subarray(0, bytes.lastIndexOf("\n") + 1));
  return part;
}
