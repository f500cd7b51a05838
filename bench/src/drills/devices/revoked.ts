/** Credentials taken back while their devices publish: each is cut, keeps what was acknowledged, and stores nothing more. */
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "@meetpaal/db";
import { LoadDevice } from "../../load/device.ts";
import { Ledger } from "../../load/ledger.ts";
import type { PlannedDevice } from "../../load/load-plan.ts";
import { prepareCity } from "../../prepare-city.ts";
import { runCommand, startProduct } from "../../product.ts";
import { checkLedger, type LedgerCheck } from "../check-ledger.ts";
import type { ServerSettings } from "../drill.ts";
import { drillPlan } from "../drill-load.ts";

const DEVICES = 5;
const SENSORS_PER_DEVICE = 10;
const MESSAGE_EVERY_MS = 20;
const LOOK_EVERY_MS = 5;
const GIVE_UP_MS = 60_000;
/** What a device was promised: cut within this time. */
export const CUT_WITHIN_MS = 2_000;

const STORED = "select count(*) as count from reading where datastream_id = any($1::int[])";

export interface RevokedDrill extends LedgerCheck {
  devices: number;
  /** The longest from the end of the command until the connection was closed. */
  slowestCutMs: number;
  /** Rows that devices got stored after they were cut; must be 0. */
  storedAfter: number;
  /** Devices that were let in again; must be 0. */
  letInAgain: number;
}

export async function revoked(folder: string, settings: ServerSettings): Promise<RevokedDrill> {
  const devices = await prepareCity(settings, DEVICES, SENSORS_PER_DEVICE);
  const product = await startProduct(settings);
  const database = await openDatabase({ url: settings.databaseUrl });
  const ledgerFile = path.join(folder, "ledger-revoked.txt");
  const ledger = new Ledger(ledgerFile);
  const plan = { ...drillPlan(product.mqttPort, devices), messagesPerSecond: 1 };
  const senders = devices.map(
    (device) =>
      new Sender(
        device,
        new LoadDevice(plan, device, (message) => {
          for (const [i, value] of message.values.entries())
            ledger.add(message.datastreams[i] ?? Number.NaN, message.timeMs, value);
        }),
      ),
  );
  const count = async (device: PlannedDevice): Promise<number> => {
    const ids = device.sensors.flatMap(({ datastreams }) => datastreams);
    const { rows } = await database.work("jobs").query<{ count: number }>(STORED, [ids]);
    return rows[0]?.count ?? Number.NaN;
  };
  const seen = { devices: devices.length, slowestCutMs: 0, storedAfter: 0, letInAgain: 0 };
  try {
    await Promise.all(senders.map((sender) => sender.start()));
    await sleep(2_000);
    const atCut: number[] = [];
    for (const { device, load } of senders) {
      await runCommand(settings, "credential", "revoke", device.id);
      const returnedMs = performance.now();
      while (load.disconnects === 0 && performance.now() - returnedMs < GIVE_UP_MS)
        await sleep(LOOK_EVERY_MS);
      seen.slowestCutMs = Math.max(seen.slowestCutMs, performance.now() - returnedMs);
      // What it had handed over before may still be decided.
      await sleep(1_000);
      atCut.push(await count(device));
    }
    await sleep(3_000);
    for (const [i, { device, refusals }] of senders.entries()) {
      seen.storedAfter += (await count(device)) - (atCut[i] ?? 0);
      if (refusals() === 0) seen.letInAgain += 1;
    }
  } finally {
    for (const sender of senders) sender.stop();
    ledger.close();
    await database.close();
    await product.stop();
  }
  return { ...(await checkLedger(settings, ledgerFile)), ...seen };
}

/** A device with a message due every so often. */
class Sender {
  readonly device: PlannedDevice;
  readonly load: LoadDevice;
  #timer: NodeJS.Timeout | undefined;
  #refusals = 0;

  constructor(device: PlannedDevice, load: LoadDevice) {
    this.device = device;
    this.load = load;
    load.onRefused = () => {
      this.#refusals += 1;
    };
  }

  readonly refusals = (): number => this.#refusals;

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.load.connect(resolve));
    this.load.start();
    this.#timer = setInterval(() => this.load.makeDue(), MESSAGE_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.load.end();
  }
}
