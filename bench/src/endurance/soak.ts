/** Minutes on end at half of the full load: whether the memory grows, and whether anybody loses a connection. */
import { numberOf } from "../arguments.ts";
import type { LoadPlan } from "../load/load-plan.ts";
import { memoryMb } from "../process-usage.ts";
import { type Product, readMetric } from "../product.ts";
import { slope } from "../slope.ts";
import { load, type Row, type Setting, verdict, whole } from "./setting.ts";

const SOAK_MS = numberOf("soak-seconds", 600) * 1_000;
const FULL_MS = 10_000;
/** Messages a second, where the machine is not ours alone; 0: half of what it can take. */
const RATE = numberOf("soak-rate", 0);
const SAMPLE_MS = 5_000;
/** Until then heaps and caches grow to what the load needs. */
const WARM_UP_MS = SOAK_MS / 5;
const MOST_GROWTH_MB = 2;
/** Where growth would be, by the product's own metrics. */
const KINDS: readonly [name: string, metric: string][] = [
  ["heap in use", "nodejs_heap_size_used_bytes"],
  ["heap taken", "nodejs_heap_size_total_bytes"],
  ["outside the heap", "nodejs_external_memory_bytes"],
];

export async function soak({ folder, say }: Setting, product: Product, plan: LoadPlan): Promise<Row[]> {
  const messagesPerSecond = RATE > 0 ? RATE : await halfOfFull(folder, plan);
  say(`soak: ${messagesPerSecond} messages/s for ${SOAK_MS / 1_000} s`);
  const samples: number[] = [];
  const kinds = KINDS.map(([name, metric]) => ({ name, metric, samples: [] as number[] }));
  const sample = (): void => {
    samples.push(memoryMb(product.pid).now);
    for (const { metric, samples: ofKind } of kinds)
      readMetric(product, metric).then(
        (bytes) => ofKind.push(bytes / 1e6),
        () => {}, // one sample fewer
      );
  };
  const sampling = setInterval(sample, SAMPLE_MS);
  const soaked = await load(folder, plan, { messagesPerSecond, durationMs: SOAK_MS });
  clearInterval(sampling);
  const warm = warmOf(samples);
  const growthMb = growthOf(samples);
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
    ...kinds.map(({ name, samples: ofKind }): Row => {
      const after = warmOf(ofKind);
      const range = `${whole(Math.min(...after))} - ${whole(Math.max(...after))}`;
      return [`  ${name}, MB; growth, MB a minute`, `${range}; ${growthOf(ofKind).toFixed(2)}`, ""];
    }),
  ];
}

function warmOf(samples: readonly number[]): number[] {
  return samples.slice(WARM_UP_MS / SAMPLE_MS);
}

/** @returns MB a minute, once it was warm */
function growthOf(samples: readonly number[]): number {
  return (slope(warmOf(samples)) * 60_000) / SAMPLE_MS;
}

async function halfOfFull(folder: string, plan: LoadPlan): Promise<number> {
  const full = await load(folder, plan, { durationMs: FULL_MS });
  return Math.round(full.messages / full.seconds / 2);
}
