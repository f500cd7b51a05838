/**
 * Devices vanish without a word, as when their power fails: their connections stay half open. Those that come back take
 * the place of what is left of them; those that do not are noticed by their keepalive.
 *
 * @see MQTT 3.1.1, MQTT-3.1.2-24 (one and a half times the keepalive) and MQTT-3.1.4-2 (the same client again)
 */
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { PlannedDevice } from "../../load/load-plan.ts";
import { AcknowledgementReader, encodeConnect, PINGREQ } from "../../load/packets.ts";
import { prepareCity } from "../../prepare-city.ts";
import { type ProductSettings, readMetric } from "../../product.ts";
import { openProxy, type Proxy } from "../tcp-proxy.ts";
import { type LoadDrill, underLoad } from "../under-load.ts";

const SENDING = 20;
const SILENT = 200;
const SENSORS_PER_DEVICE = 5;
const KEEPALIVE_S = 10;
const LOOK_EVERY_MS = 250;
const GIVE_UP_MS = 120_000;
const DEVICES = "meetpaal_connected_devices";

export interface HalfOpenSeen {
  silent: number;
  /** Devices that the product counted: before, and once the vanished ones were noticed. */
  before: number;
  after: number;
  /** From their vanishing until the first and the last of those that stay away was noticed. */
  firstNoticedMs: number;
  lastNoticedMs: number;
}

export async function halfOpen(folder: string, settings: ProductSettings): Promise<LoadDrill<HalfOpenSeen>> {
  const all = await prepareCity(settings, SENDING + SILENT, SENSORS_PER_DEVICE);
  let proxy: Proxy | undefined;
  try {
    return await underLoad(
      folder,
      settings,
      async ({ product, goesOn }) => {
        const port = proxy?.port ?? 0;
        const silent = await Promise.all(all.slice(SENDING).map((device) => connectSilent(device, port)));
        const count = async () => await readMetric(product(), DEVICES);
        const before = await count();
        proxy?.vanish();
        for (const stop of silent) stop();
        const vanishedMs = performance.now();
        const sinceMs = () => performance.now() - vanishedMs;
        let firstNoticedMs = 0;
        let after = await count();
        while (after > SENDING && sinceMs() < GIVE_UP_MS) {
          if (after < before) firstNoticedMs ||= sinceMs();
          await sleep(LOOK_EVERY_MS);
          after = await count();
        }
        const lastNoticedMs = sinceMs();
        await goesOn();
        return { silent: SILENT, before, after: await count(), firstNoticedMs, lastNoticedMs };
      },
      {
        devices: all.slice(0, SENDING),
        devicePort: async (port) => {
          proxy = await openProxy({ host: "127.0.0.1", port });
          return proxy.port;
        },
      },
    );
  } finally {
    await proxy?.close();
  }
}

/** Resolves once it is let in; it pings from then on. @returns what ends the pings */
async function connectSilent({ id, secret }: PlannedDevice, port: number): Promise<() => void> {
  const socket = net.connect({ host: "127.0.0.1", port, noDelay: true });
  socket.on("error", () => {}); // "close" follows
  const code = await new Promise<number>((resolve) => {
    const reader = new AcknowledgementReader(resolve, () => {});
    socket.on("data", (chunk) => reader.push(chunk));
    socket.once("close", () => resolve(Number.NaN));
    socket.write(encodeConnect(id, secret, KEEPALIVE_S));
  });
  if (code !== 0) throw new Error(`${id} was refused with CONNACK ${code}`);
  const pings = setInterval(() => socket.write(PINGREQ), (KEEPALIVE_S * 1_000) / 2);
  return () => clearInterval(pings);
}
