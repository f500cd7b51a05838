/**
 * Sends readings as devices would: `generator.ts PLAN.json`. Says `connected`, and at its end the
 * result as a line of JSON. Ends after the plan's time, or on SIGTERM, once everything under way was
 * acknowledged or 30 s have passed.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { LoadDevice } from "./device.ts";
import { Latencies } from "./latencies.ts";
import { Ledger } from "./ledger.ts";
import { type LoadResult, readPlan } from "./load-plan.ts";

const DRAIN_MS = 30_000;
const TICK_MS = 5;

const plan = await readPlan(process.argv[2] ?? "");
const ledger = plan.ledgerFile === undefined ? undefined : new Ledger(plan.ledgerFile);
const latencies = new Latencies();
let messages = 0;
let badMessages = 0;
let isMeasuring = true;
let warmAtMs = Number.POSITIVE_INFINITY;

const devices = plan.devices.map(
  (device) =>
    new LoadDevice(plan, device, (message, latencyMs) => {
      if (ledger !== undefined) {
        for (const [i, value] of message.values.entries()) {
          ledger.add(message.datastreams[i] ?? Number.NaN, message.timeMs, value);
        }
      }
      if (!isMeasuring) return;
      if (message.values.length === 0) {
        badMessages += 1;
        return;
      }
      if (performance.now() - latencyMs >= warmAtMs) latencies.add(latencyMs);
      messages += 1;
    }),
);

const stopped = new Promise<void>((resolve) => {
  process.once("SIGTERM", resolve);
  if (plan.durationMs !== undefined) setTimeout(resolve, plan.durationMs + 60_000).unref();
});

await Promise.all(devices.map((device) => new Promise<void>((resolve) => device.connect(resolve))));
process.stdout.write("connected\n");
const startedAt = performance.now();
warmAtMs = startedAt + (plan.warmUpMs ?? 0);
const pacer = plan.messagesPerSecond === undefined ? undefined : pace(plan.messagesPerSecond);
for (const device of devices) device.start();
const isOver = new AbortController();
const time =
  plan.durationMs === undefined ? [] : [sleep(plan.durationMs, undefined, { signal: isOver.signal })];
await Promise.race([stopped, ...time]);
// What is left of the plan's time keeps the process no longer.
isOver.abort();
await Promise.allSettled(time);

const seconds = (performance.now() - startedAt) / 1_000;
clearInterval(pacer);
// With a rate every message counts, the slow ones above all; without, only what came within the time.
if (plan.messagesPerSecond === undefined) isMeasuring = false;
for (const device of devices) device.stop();
const giveUpAt = performance.now() + DRAIN_MS;
while (devices.some(({ unacknowledged }) => unacknowledged > 0) && performance.now() < giveUpAt)
  await sleep(20);
for (const device of devices) device.end();
ledger?.close();

const result: LoadResult = {
  messages,
  readings: messages * plan.keys.length,
  badMessages,
  seconds,
  p50Ms: latencies.percentile(0.5),
  p99Ms: latencies.percentile(0.99),
  maxMs: latencies.percentile(1),
  nextStep: Math.max(...devices.map(({ nextStep }) => nextStep)),
  disconnects: devices.reduce((sum, device) => sum + device.disconnects, 0),
};
process.stdout.write(`${JSON.stringify(result)}\n`);

/** Makes messages due at an even rate, whether or not the ones before were answered. */
function pace(messagesPerSecond: number): NodeJS.Timeout {
  let due = 0;
  return setInterval(() => {
    const shouldBeDue = ((performance.now() - startedAt) / 1_000) * messagesPerSecond;
    for (; due < shouldBeDue; due += 1) devices[due % devices.length]?.makeDue();
  }, TICK_MS);
}
