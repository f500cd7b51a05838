/** Damaged packets harm nobody: no error escapes, the good device is served, and connections are counted right. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { fuzzWire } from "../../bench/src/fuzz/fuzz-wire.ts";
import { City } from "./city.ts";

const SECONDS = 5;

let city: City;

beforeAll(async () => {
  city = await City.open();
});
afterAll(() => city.close());

it("goes on through damaged sessions", async () => {
  const [bad, good] = [await city.addDevice(), await city.addDevice()];
  const seed = Date.now() % 1_000_000;
  const { sessions, closed, acknowledged } = await fuzzWire({
    port: city.port,
    bad,
    good,
    seed,
    seconds: SECONDS,
  });
  expect(sessions, `seed ${seed}`).toBeGreaterThan(20);
  expect(closed).toBeGreaterThan(0);
  expect(acknowledged).toBeGreaterThan(3);
  const metrics = async (): Promise<string[]> =>
    (await city.registry.metrics())
      .split("\n")
      .filter((line) => /^meetpaal_(connected_devices|inflight_messages|inflight_bytes) /.test(line));
  await expect
    .poll(metrics, { timeout: 15_000 })
    .toEqual(["meetpaal_connected_devices 0", "meetpaal_inflight_messages 0", "meetpaal_inflight_bytes 0"]);
  expect(city.problems).toEqual([]);
}, 60_000);
