/**
 * Devices speak to Debian's mosquitto, and the product takes their readings from there. The product, its database and
 * mosquitto are killed in turn. Acknowledged is here what mosquitto acknowledged to a device; what stands between it and
 * the product keeps a copy of all that it handed over. What it never handed over it lost by itself, and is counted apart.
 *
 *   devices ─► mosquitto ─► (copy) ─► product ─► database
 */
import { createWriteStream, type WriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { STREAM_KEYS } from "../../city.ts";
import type { PlannedDevice } from "../../load/load-plan.ts";
import type { NativeCluster } from "../../native-cluster.ts";
import { type Product, readMetric, startProduct } from "../../product.ts";
import { checkLedger, type LedgerCheck } from "../check-ledger.ts";
import type { ServerSettings } from "../drill.ts";
import { type DrillLoad, prepareDrillCity, startDrillLoad } from "../drill-load.ts";
import { openProxy } from "../tcp-proxy.ts";
import { Mosquitto } from "./mosquitto.ts";

const AWAY_MS = 5_000;
const BETWEEN_MS = 8_000;
const CATCH_UP_MS = 180_000;
const QUIET_S = 2;
const QUIET_MS = QUIET_S * 1_000;
/** Of a load of 1,000 messages a second. */
const UNDER_WAY = 1_500;
/** Topic, then packet id and properties of a few bytes, then the payload. */
const HANDED_OVER = /v1\/sensors\/([^/]+)\/readings[\s\S]{0,12}?\{"time":(\d+)/g;

export interface AttachedDrill extends LedgerCheck {
  /** Messages that mosquitto acknowledged. */
  messages: number;
  /** Values that mosquitto acknowledged, never handed over, and lost. */
  dropped: number;
}

export interface AttachedPlan {
  messages: number;
  /** Whether mosquitto is killed at last while the product is away: it then loses what it accepted since it saved. */
  isWorst: boolean;
}

export async function attached(
  folder: string,
  cluster: NativeCluster,
  settings: ServerSettings,
  { messages, isWorst }: AttachedPlan,
): Promise<AttachedDrill> {
  const devices = await prepareDrillCity(settings);
  const mosquitto = await Mosquitto.start(folder);
  const copyFile = path.join(folder, `handed-over-${mosquitto.port}`);
  const copy = createWriteStream(copyFile);
  const proxy = await openProxy({
    host: "127.0.0.1",
    port: mosquitto.port,
    onAnswer: (chunk) => void copy.write(chunk),
  });
  const attachedTo: ServerSettings = { ...settings, more: { ATTACH_URL: `mqtt://127.0.0.1:${proxy.port}` } };
  let product = await startProduct(attachedTo);
  // Its session begins with its first connection: what came before would be nobody's.
  while ((await readMetric(product, "meetpaal_attached")) !== 1) await sleep(50);
  await sleep(1_000);
  const load = await startDrillLoad(folder, mosquitto.port, devices, { isAttached: true });
  try {
    await sleep(BETWEEN_MS);
    if (isWorst) {
      await product.kill();
      await sleep(AWAY_MS);
      await mosquitto.end("SIGKILL");
      await mosquitto.startAgain();
      product = await startProduct(attachedTo);
    } else {
      await product.kill();
      await sleep(AWAY_MS);
      product = await startProduct(attachedTo);
      await sleep(BETWEEN_MS);
      await cluster.kill();
      await sleep(AWAY_MS);
      await cluster.start();
      await sleep(BETWEEN_MS);
      await product.kill();
      await mosquitto.end("SIGTERM");
      await mosquitto.startAgain();
      product = await startProduct(attachedTo);
      await caughtUp(product, UNDER_WAY);
      await mosquitto.end("SIGKILL");
      await mosquitto.startAgain();
    }
    while ((await countMessages(load)) < messages) await sleep(1_000);
    await load.stop();
    await caughtUp(product, 0);
    await product.stop();
  } finally {
    await mosquitto.end("SIGTERM");
    await proxy.close();
    await ended(copy);
  }
  const { handedOver, kept } = await divide(load.ledgerFile, copyFile, devices);
  const check = await checkLedger(settings, handedOver);
  const { missing: dropped } = await checkLedger(settings, kept);
  return { ...check, messages: await countMessages(load), dropped };
}

async function countMessages({ ledgerFile }: DrillLoad): Promise<number> {
  const bytes = await readFile(ledgerFile);
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  return Math.floor(lines / STREAM_KEYS.length);
}

/** Resolves once mosquitto hands over no backlog. @param underWay - most messages that are on their way all the time */
async function caughtUp(product: Product, underWay: number): Promise<void> {
  const giveUpAt = performance.now() + CATCH_UP_MS;
  const received = async () => await readMetric(product, "meetpaal_attached_messages_received_total");
  const undecided = async () => await readMetric(product, "meetpaal_attached_inflight_messages");
  for (let before = -1; performance.now() < giveUpAt; await sleep(QUIET_MS)) {
    const now = await received();
    const gained = now - before;
    before = now;
    if (gained <= underWay * QUIET_S && (await undecided()) <= underWay) return;
  }
}

async function ended(copy: WriteStream): Promise<void> {
  await new Promise<void>((resolve) => copy.end(() => resolve()));
}

/** Parts a ledger by what mosquitto handed over. @returns two files */
async function divide(
  ledgerFile: string,
  copyFile: string,
  devices: readonly PlannedDevice[],
): Promise<{ handedOver: string; kept: string }> {
  const publicIds = new Map<string, string>();
  for (const { sensors } of devices)
    for (const { publicId, datastreams } of sensors)
      for (const datastream of datastreams) publicIds.set(String(datastream), publicId);
  const seen = new Set<string>();
  for (const [, publicId, timeMs] of (await readFile(copyFile, "latin1")).matchAll(HANDED_OVER))
    seen.add(`${publicId} ${timeMs}`);
  const parts: Record<"handedOver" | "kept", string[]> = { handedOver: [], kept: [] };
  for (const line of (await readFile(ledgerFile, "utf8")).split("\n")) {
    if (line === "") continue;
    const [datastream = "", timeMs = ""] = line.split(" ");
    parts[seen.has(`${publicIds.get(datastream)} ${timeMs}`) ? "handedOver" : "kept"].push(line, "\n");
  }
  const files = { handedOver: `${ledgerFile}.handed-over`, kept: `${ledgerFile}.kept` };
  await writeFile(files.handedOver, parts.handedOver.join(""));
  await writeFile(files.kept, parts.kept.join(""));
  return files;
}
