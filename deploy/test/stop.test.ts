/** An orderly stop while the server database gives no answer, and then does: it ends well, and nothing acknowledged is lost. */

import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { connectAsync } from "mqtt";
import { expect, it, vi } from "vitest";
import * as z from "zod";
import { CutProxy } from "../../db/test/cut-proxy.ts";
import { editions, openTestDatabase } from "../../db/test/database.ts";
import { freshSettings, meetpaal, removeSettings, startMeetpaal } from "./meetpaal.ts";

vi.setConfig({ testTimeout: 120_000 });

const FILE = fileURLToPath(new URL("one-sensor.yaml", import.meta.url));
const credentialShape = z.object({ secret: z.string(), topics: z.array(z.string()) });
/** Longer than a connection may take to be made, and than any part of the process waits for devices' answers. */
const SILENT_MS = 12_000;

it.runIf(editions.includes("server"))(
  "ends with exit code 0 after the database was silent for a while",
  async () => {
    const database = await openTestDatabase("server");
    const proxy = new CutProxy("url" in database.options ? database.options.url : "");
    const settings = await freshSettings({ DATABASE_URL: await proxy.listen() });
    expect((await meetpaal(["register", "import", FILE], settings)).code).toBe(0);
    const made = await meetpaal(["credential", "create", "box-1", "--json"], settings);
    const { secret, topics } = credentialShape.parse(JSON.parse(made.stdout));
    const running = await startMeetpaal(settings);
    const device = await connectAsync(running.addresses.mqtt ?? "", {
      clientId: "box-1",
      username: "box-1",
      password: secret,
      reconnectPeriod: 0,
    });
    const minute = Math.floor(Date.now() / 60_000) * 60_000;
    const send = async (ago: number): Promise<unknown> =>
      await device.publishAsync(
        topics[0] ?? "",
        JSON.stringify({ time: minute - ago * 60_000, values: { count_in: 1 } }),
        { qos: 1 },
      );
    await send(10);
    proxy.silence();
    let acknowledged = 1;
    void send(9).then(
      () => (acknowledged += 1),
      () => undefined,
    );
    await sleep(500);
    const stopped = running.stop();
    setTimeout(() => proxy.speak(), SILENT_MS);
    expect(await stopped).toBe(0);
    const { rows } = await database.database
      .work("api")
      .query<{ count: number }>("select count(*)::int as count from reading");
    expect(rows[0]?.count).toBeGreaterThanOrEqual(acknowledged);
    device.end(true);
    await proxy.close();
    await database.remove();
    await removeSettings(settings);
  },
);
