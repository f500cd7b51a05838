/**
 * `npm run bench:fuzz [SECONDS] [SEED]`: damages what devices send to the product with its embedded database, 10 minutes by
 * default. Ends with 1 when the process ended, logged an error, counts somebody as connected when everybody has left, or does
 * not end in order when it is told to.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PlannedDevice } from "../load/load-plan.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { prepareCity } from "../prepare-city.ts";
import { type Product, readMetric, startProduct } from "../product.ts";
import { fuzzWire } from "./fuzz-wire.ts";
import type { FuzzedDevice } from "./mutate.ts";

/** A connection that we left is seen to be gone at once; the machine may be busy. */
const GONE_WITHIN_MS = 30_000;

const say = (text: string) => process.stdout.write(`${text}\n`);
const [seconds = "600", seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);

const dataDir = await mkdtemp(path.join(tmpdir(), "meetpaal-fuzz-"));
try {
  const [bad, good] = await prepareCity({ dataDir }, 2, 1);
  if (bad === undefined || good === undefined) throw new Error("the city has two devices");
  const product = await startProduct({ dataDir });
  const died = product.ended.then((code) => Promise.reject(new Error(`the product ended with ${code}`)));
  say(`${describeMachine()}; ${describeLoad()} at the start; seed ${seed}, ${seconds} s`);
  const fuzzing = fuzzWire({
    port: product.mqttPort,
    bad: fuzzed(bad),
    good: fuzzed(good),
    seed: Number(seed),
    seconds: Number(seconds),
  });
  const outcome = await Promise.race([fuzzing, died]);
  died.catch(() => {});
  const left = await leftOver(product);
  await product.stop();
  say(`${outcome.sessions} damaged sessions, ${outcome.closed} closed by the broker`);
  say(`${outcome.acknowledged} messages of the good device, all acknowledged`);
  say(`${left.connected} devices counted as connected afterwards, ${left.unanswered} messages not answered`);
  say(`errors in its log: ${left.errors.length === 0 ? "none" : left.errors.join("\n")}`);
  process.exitCode = left.connected === 0 && left.unanswered === 0 && left.errors.length === 0 ? 0 : 1;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

/** When everybody has left. */
async function leftOver(
  product: Product,
): Promise<{ connected: number; unanswered: number; errors: string[] }> {
  const readBoth = async (): Promise<[connected: number, unanswered: number]> => [
    await readMetric(product, "meetpaal_connected_devices"),
    await readMetric(product, "meetpaal_inflight_messages"),
  ];
  const untilMs = performance.now() + GONE_WITHIN_MS;
  let [connected, unanswered] = await readBoth();
  while (connected + unanswered > 0 && performance.now() < untilMs) {
    await sleep(200);
    [connected, unanswered] = await readBoth();
  }
  // pino's numbers: 50 is an error, 60 the end of the process.
  const errors = product
    .complaint()
    .split("\n")
    .filter((line) => /"level":[56]0/.test(line));
  return { connected, unanswered, errors };
}

function fuzzed({ id, secret, sensors }: PlannedDevice): FuzzedDevice {
  return { deviceId: id, secret, topic: `v1/sensors/${sensors[0]?.publicId}/readings` };
}
