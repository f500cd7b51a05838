/**
 * Back to the version before, while devices send, as docs/running.md has it: a backup, the new version on its database,
 * and then, because the version before refuses that, the backup restored by it into an empty one. Three parts of the ledger
 * are looked up: of before the backup in the restored database, of before the way back in the newer one, which is to be
 * kept, and of after it in the restored one.
 */
import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../free-port.ts";
import { launchProduct, type ProductSettings, runCommand, startProduct } from "../../product.ts";
import { add, checkLedger, type LedgerCheck, nothing } from "../check-ledger.ts";
import type { ServerSettings } from "../drill.ts";
import { prepareDrillCity, startDrillLoad } from "../drill-load.ts";
import { openProxy } from "../tcp-proxy.ts";

const SEND_MS = 5_000;
/** The ledger is on disk by then. */
const SYNCED_MS = 200;

export interface RolledBack extends LedgerCheck {
  /** What the version before said of the newer database, and the exit code it ended with. */
  refusal: string;
  refusedWith: number | NodeJS.Signals;
  /** Values in the newer database alone. */
  leftBehind: number;
  /** From the new version's end until the next PUBACK. */
  awayMs: number;
  disconnects: number;
}

/**
 * @param before - folder of the version before
 * @param restored - an empty database
 */
export async function rollBack(
  folder: string,
  settings: ServerSettings,
  before: string,
  restored: ServerSettings,
): Promise<RolledBack> {
  const old: ProductSettings = { ...settings, program: before };
  const back: ProductSettings = { ...restored, program: before };
  let target = await freePort();
  const proxy = await openProxy({ host: "127.0.0.1", port: () => target });
  try {
    const devices = await prepareDrillCity(old);
    const first = await startProduct({ ...old, mqttPort: target });
    const load = await startDrillLoad(folder, proxy.port, devices);
    const isAt = async (): Promise<number> => {
      await sleep(SYNCED_MS);
      return (await stat(load.ledgerFile)).size;
    };
    await sleep(SEND_MS);
    const atBackup = await isAt();
    const backup = path.join(folder, "before-upgrade");
    await runCommand(old, "backup", backup);
    await first.stop();

    const next = await startProduct({ ...settings, mqttPort: await freePort() });
    target = next.mqttPort;
    await sleep(SEND_MS);
    await next.stop();
    const stoppedMs = performance.now();
    const atWayBack = await isAt();
    const refused = launchProduct(old);
    const refusedWith = await refused.ended;

    await runCommand(back, "restore", backup);
    const last = await startProduct({ ...back, mqttPort: await freePort() });
    target = last.mqttPort;
    while ((await isAt()) === atWayBack) await sleep(SYNCED_MS);
    const awayMs = performance.now() - stoppedMs;
    await sleep(SEND_MS);
    const { disconnects } = await load.stop();
    await last.stop();

    const part = await partsOf(load.ledgerFile);
    const sum = nothing();
    add(sum, await checkLedger(restored, await part(0, atBackup)));
    const newer = await checkLedger(settings, await part(atBackup, atWayBack));
    add(sum, newer);
    add(sum, await checkLedger(restored, await part(atWayBack)));
    const { missing: leftBehind } = await checkLedger(restored, await part(atBackup, atWayBack));
    return { ...sum, refusal: refused.complaint().trim(), refusedWith, leftBehind, awayMs, disconnects };
  } finally {
    await proxy.close();
  }
}

/** Cuts a ledger at whole lines, each into a file of its own. */
async function partsOf(file: string): Promise<(from: number, to?: number) => Promise<string>> {
  const bytes = await readFile(file);
  return async (from, to = bytes.length) => {
    const part = `${file}.${from}`;
    await writeFile(part, bytes.subarray(from, to));
    return part;
  };
}
