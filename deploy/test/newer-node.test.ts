/** What is built starts and walks the whole chain on newer versions of Node too. */
import { fileURLToPath } from "node:url";
import { connectAsync } from "mqtt";
import { expect, it, vi } from "vitest";
import * as z from "zod";
import { orSkip } from "./fetch-once.ts";
import { firstSettings, freshSettings, meetpaal, removeSettings, startMeetpaal } from "./meetpaal.ts";
import { fetchNode } from "./newer-node.ts";

vi.setConfig({ testTimeout: 240_000 });

const FILE = fileURLToPath(new URL("one-sensor.yaml", import.meta.url));

it.for([24, 26])("stores and shows a reading on Node %s", async (major, { skip }) => {
  const program = orSkip(await fetchNode(major), skip);
  if (program === undefined) return;
  // The newest makes its database too.
  const settings = await (major === 26 ? firstSettings() : freshSettings());
  const running = await startMeetpaal(settings, [], program);
  try {
    expect((await meetpaal(["register", "import", FILE], settings, program)).code).toBe(0);
    const made = await meetpaal(["credential", "create", "box-1", "--json"], settings, program);
    const { secret, topics } = z
      .object({ secret: z.string(), topics: z.array(z.string()) })
      .parse(JSON.parse(made.stdout));
    const device = await connectAsync(running.addresses.mqtt ?? "", {
      clientId: "box-1",
      username: "box-1",
      password: secret,
    });
    const time = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 300_000).toISOString();
    const topic = topics[0] ?? "";
    await device.publishAsync(topic, JSON.stringify({ time, values: { count_in: 12 } }), { qos: 1 });
    await device.endAsync();
    const list = z.object({ items: z.array(z.object({ datastreams: z.array(z.object({ id: z.int() })) })) });
    const sensors = list.parse(await (await fetch(`${running.addresses.api}/sensors`)).json());
    const id = sensors.items[0]?.datastreams[0]?.id;
    const answer = await fetch(`${running.addresses.api}/datastreams/${id}/readings`);
    expect(await answer.json()).toMatchObject({ items: [{ value: 12 }] });
    expect((await fetch(`${running.addresses.site}/nl/`)).status).toBe(200);
  } finally {
    expect(await running.stop()).toBe(0);
    await removeSettings(settings);
  }
});
