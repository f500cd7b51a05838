/** Minutes on end at half of the full load: whether the memory grows, and whether anybody loses a connection. */
import { numberOf } from "../arguments.ts";
import type { LoadPlan } from "../load/load-plan.ts";
import { memoryMb } from "../process-usage.ts";
import type { Product } from "../product.ts";
import { slope } from "../slope.ts";
import { load, type Row, type Setting, verdict, whole } from "./setting.ts";

const SOAK_MS = numberOf("soak-seconds", 600) * 1_000;
const FULL_MS = 10_000;
const SAMPLE_MS = 5_000;
/** Until then heaps and caches grow to what the load needs. */
const WARM_UP_MS = SOAK_MS / 5;
const MOST_GROWTH_MB = 2;

export async function soak({ folder, say }: Setting, product: Product, plan: LoadPlan): Promise<Row[]> {
  const full = await load(folder, plan, { durationMs: FULL_MS });
  const messagesPerSecond = Math.round(full.messages / full.seconds / 2);
  say(`soak: ${messagesPerSecond} messages/s for ${SOAK_MS / 1_000} s`);
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(memoryMb(product.pid).now), SAMPLE_MS);
  const soaked = await load(folder, plan, { messagesPerSecond, durationMs: SOAK_MS });
  clearInterval(sampling);
  const warm = samples.slice(WARM_UP_MS / SAMPLE_MS);
  const growthMb = (slope(warm) * 60_000) / SAMPLE_MS;
  const expected = (messagesPerSecond * SOAK_MS) / 1_000;
  return [
    [`soak of ${SOAK_MS / 1_000} s, messages/s`, whole(messagesPerSecond), ""],
    ["acknowledged of those sent", `${whole(soaked.messages)} of ${whole(expected)}`, ""],
    ["connections lost", String(soaked.disconnects), verdict(soaked.disconnects === 0, "0")],
    ["PUBACK p50 / p99, ms", `${soaked.p50Ms.toFixed(1)} / ${soaked.p99Ms.toFixed(1)}`, ""],
    ["memory after warming up, MB", `${whole(Math.min(...warm))} - ${whole(Math.max(...warm))}`, ""],
    [
      "growth of it, MB a minute",
      growthMb.toFixed(2),
      verdict(growthMb < MOST_GROWTH_MB, `< ${MOST_GROWTH_MB}`),
    ],
  ];
}
