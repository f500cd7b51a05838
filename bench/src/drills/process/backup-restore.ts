/**
 * A backup under load, put back in another place: everything acknowledged before the moment that the backup says it is
 * complete until has to be there. The ledger has no times, so its size is noted again and again; what lay in it a sync
 * before that moment is looked up.
 */
import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../free-port.ts";
import { type ProductSettings, runCommand, startProduct } from "../../product.ts";
import { checkLedger, type LedgerCheck } from "../check-ledger.ts";
import { type DrillOptions, prepareDrillCity, startDrillLoad } from "../drill-load.ts";

const NOTE_EVERY_MS = 20;

export interface BackupDrill extends LedgerCheck {
  backupSeconds: number;
  backupBytes: number;
  restoreSeconds: number;
  /** Connections that devices lost while it was made. */
  disconnects: number;
  /** The longest that a PUBACK took. */
  slowestMs: number;
}

interface Note {
  atMs: number;
  bytes: number;
}

/** @param restored - where to put it back: an empty database */
export async function backupRestore(
  folder: string,
  settings: ProductSettings,
  restored: ProductSettings,
  { devices: senders, load: more }: DrillOptions = {},
): Promise<BackupDrill> {
  const devices = senders ?? (await prepareDrillCity(settings));
  const fixed = { ...settings, mqttPort: await freePort() };
  const product = await startProduct(fixed);
  const load = await startDrillLoad(folder, fixed.mqttPort, devices, more);
  const notes: Note[] = [];
  const noting = setInterval(() => {
    void stat(load.ledgerFile).then(({ size }) => notes.push({ atMs: Date.now(), bytes: size }));
  }, NOTE_EVERY_MS);

  await sleep(3_000);
  const target = path.join(folder, `backup-${fixed.mqttPort}`);
  const backup = readBackup(await runCommand(settings, "backup", target));
  await sleep(1_000);
  clearInterval(noting);
  const { disconnects, maxMs } = await load.stop();
  await product.stop();

  const startedMs = performance.now();
  await runCommand(restored, "restore", target);
  const restoreSeconds = (performance.now() - startedMs) / 1_000;
  const ledger = await ledgerUntil(load.ledgerFile, notes, backup.completeUntilMs);
  return {
    ...(await checkLedger(restored, ledger)),
    backupSeconds: backup.seconds,
    backupBytes: backup.bytes,
    restoreSeconds,
    disconnects,
    slowestMs: maxMs,
  };
}

/** The part of the ledger that was on disk before an instant. @returns its file */
async function ledgerUntil(file: string, notes: readonly Note[], untilMs: number): Promise<string> {
  const note = notes.findLast(({ atMs }) => atMs < untilMs);
  if (note === undefined || note.bytes === 0) throw new Error("nothing was acknowledged before the backup");
  const part = `${file}.until`;
  const bytes = (await readFile(file)).subarray(0, note.bytes);
  await writeFile(part, bytes.subarray(0, bytes.lastIndexOf("\n") + 1));
  return part;
}

function readBackup(answer: unknown): { completeUntilMs: number; bytes: number; seconds: number } {
  const said =
    typeof answer === "object" && answer !== null && "completeUntil" in answer ? answer : undefined;
  if (said === undefined || !("bytes" in said) || !("seconds" in said)) throw new Error("no backup was made");
  return {
    completeUntilMs: Date.parse(String(said.completeUntil)),
    bytes: Number(said.bytes),
    seconds: Number(said.seconds),
  };
}
