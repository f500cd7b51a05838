/**
 * Devices speak to Debian's mosquitto, and the product takes their readings from there. The product, its database and
 * mosquitto are killed in turn. Acknowledged is here what mosquitto acknowledged to a device and the product to mosquitto:
 * what stands between the two looks on. What the product never acknowledged to it mosquitto lost by itself, and is counted
 * apart.
 *
 *   devices ─► mosquitto ─► (looks on) ─► product ─► database
 */
import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { STREAM_KEYS } from "../../city.ts";
import type { PlannedDevice } from "../../load/load-plan.ts";
import type { NativeCluster } from "../../native-cluster.ts";
import { type Product, readMetric, startProduct } from "../../product.ts";
import { checkLedger, type LedgerCheck } from "../check-ledger.ts";
import type { ServerSettings } from "../drill.ts";
import { type DrillLoad, prepareDrillCity, startDrillLoad } from "../drill-load.ts";
import { openProxy } from "../tcp-proxy.ts";
import { Answered } from "./answered.ts";
import { Mosquitto } from "./mosquitto.ts";

const AWAY_MS = 5_000;
const BETWEEN_MS = 8_000;
const CATCH_UP_MS = 180_000;
const QUIET_S = 2;
const QUIET_MS = QUIET_S * 1_000;
/** Of a load of 1,000 messages a second. */
const UNDER_WAY = 1_500;

export interface AttachedDrill extends LedgerCheck {
  /** Messages that mosquitto acknowledged. */
  messages: number;
  /** Values that mosquitto acknowledged and lost before the product had acknowledged them to it. */
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
  const answered = new Answered();
  const proxy = await openProxy({
    host: "127.0.0.1",
    port: mosquitto.port,
    watch: () => answered.watch(),
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
  }
  const { ours, theirs } = await divide(load.ledgerFile, answered, devices);
  const check = await checkLedger(settings, ours);
  const { missing: dropped } = await checkLedger(settings, theirs);
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
  throw new Error(`mosquitto still handed over a backlog after ${CATCH_UP_MS / 1_000} s`);
}

/** Parts a ledger by what the product acknowledged to mosquitto. @returns two files */
async function divide(
  ledgerFile: string,
  answered: Answered,
  devices: readonly PlannedDevice[],
): Promise<{ ours: string; theirs: string }> {
  const publicIds = new Map<string, string>();
  for (const { sensors } of devices)
    for (const { publicId, datastreams } of sensors)
      for (const datastream of datastreams) publicIds.set(String(datastream), publicId);
  const parts: Record<"ours" | "theirs", string[]> = { ours: [], theirs: [] };
  for (const line of (await readFile(ledgerFile, "utf8")).split("\n")) {
    if (line === "") continue;
    const [datastream = "", timeMs = ""] = line.split(" ");
    parts[answered.has(publicIds.get(datastream) ?? "", timeMs) ? "ours" : "theirs"].push(line, "\n");
  }
  const files = { ours: `${ledgerFile}.ours`, theirs: `${ledgerFile}.theirs` };
  await writeFile(files.ours, parts.ours.join(""));
  await writeFile(files.theirs, parts.theirs.join(""));
  return files;
}
