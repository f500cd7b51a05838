/**
 * `npm run bench:fuzz [SECONDS] [SEED]`: damages what devices send to the product with its embedded database, 10 minutes by
 * default. Ends with 1 when the process ended, or does not end in order when it is told to.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PlannedDevice } from "../load/load-plan.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { prepareCity } from "../prepare-city.ts";
import { startProduct } from "../product.ts";
import { fuzzWire } from "./fuzz-wire.ts";
import type { FuzzedDevice } from "./mutate.ts";

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
  await product.stop();
  say(`${outcome.sessions} damaged sessions, ${outcome.closed} closed by the broker`);
  say(`${outcome.acknowledged} messages of the good device, all acknowledged`);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

function fuzzed({ id, secret, sensors }: PlannedDevice): FuzzedDevice {
  return { deviceId: id, secret, topic: `v1/sensors/${sensors[0]?.publicId}/readings` };
}
