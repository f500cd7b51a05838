/** Connections of devices that break anywhere, in the middle of a packet too. */
import { setTimeout as sleep } from "node:timers/promises";
import type { ProductSettings } from "../../product.ts";
import { openProxy, type Proxy } from "../tcp-proxy.ts";
import { type LoadDrill, underLoad } from "../under-load.ts";

/** A message of the load has some 120 bytes: a cut falls within one nearly always. */
const LEAST_BYTES = 2_000;
const MOST_BYTES = 60_000;

export async function connectionsCut(
  folder: string,
  settings: ProductSettings,
  seconds: number,
): Promise<LoadDrill<{ cuts: number }>> {
  let proxy: Proxy | undefined;
  const happen = async () => {
    await sleep(seconds * 1_000);
    return { cuts: proxy?.cuts() ?? 0 };
  };
  try {
    return await underLoad(folder, settings, happen, {
      devicePort: async (port) => {
        const cutAfterBytes = () => LEAST_BYTES + Math.floor(Math.random() * (MOST_BYTES - LEAST_BYTES));
        proxy = await openProxy({ host: "127.0.0.1", port, cutAfterBytes });
        return proxy.port;
      },
    });
  } finally {
    await proxy?.close();
  }
}
