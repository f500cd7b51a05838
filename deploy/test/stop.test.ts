/** An orderly stop while the server database gives no answer, and then does: it ends well, and nothing acknowledged is lost. */

import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { CutProxy } from "../../db/test/cut-proxy.ts";
import { editions, openTestDatabase } from "../../db/test/database.ts";
import { freshSettings, removeSettings, startMeetpaal } from "./meetpaal.ts";
import { connectBox, registerBox } from "./one-box.ts";

vi.setConfig({ testTimeout: 120_000 });

/** Longer than a connection may take to be made, and than any part of the process waits for devices' answers. */
const SILENT_MS = 12_000;

it.runIf(editions.includes("server"))(
  "ends with exit code 0 after the database was silent for a while",
  async () => {
    const database = await openTestDatabase("server");
    const proxy = new CutProxy("url" in database.options ? database.options.url : "");
    const settings = await freshSettings({ DATABASE_URL: await proxy.listen() });
    const box = await registerBox(settings);
    const running = await startMeetpaal(settings);
    const { client, send } = await connectBox(running.addresses.mqtt, box);
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
    client.end(true);
    await proxy.close();
    await database.remove();
    await removeSettings(settings);
  },
);
