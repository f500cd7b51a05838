/** How much is acknowledged by a number of brokers on one database, and who used the processor for it. */
import { basePlan } from "../ingest/measure-throughput.ts";
import type { PlannedDevice } from "../load/load-plan.ts";
import { startLoad } from "../load/start-load.ts";
import type { NativeCluster } from "../native-cluster.ts";
import { cpuSeconds, treeCpuSeconds } from "../process-usage.ts";
import type { ProductSettings } from "../product.ts";
import { median } from "../statistics.ts";
import { startBalanced } from "./balanced.ts";

/** Everybody's share of a core while a thousand readings a second are acknowledged, in percent. */
export interface Shares {
  brokers: number;
  database: number;
  balancer: number;
}

export interface Measured {
  /** Readings acknowledged a second, of each round. */
  rates: number[];
  shares: Shares;
  nextStep: number;
}

export async function measureBrokers(
  { folder, cluster, rounds, roundMs }: Run,
  settings: ProductSettings,
  devices: PlannedDevice[],
  count: number,
  firstStep: number,
): Promise<Measured> {
  const balanced = await startBalanced(folder, settings, count);
  const plan = { ...basePlan(balanced.port, devices), durationMs: roundMs, firstStep };
  const postgres = await cluster.pid();
  const rates: number[] = [];
  const perThousand: Shares[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = used();
    const load = await startLoad(folder, plan);
    const { readings, seconds, nextStep } = await load.result();
    const after = used();
    const share = (name: keyof Shares) => ((after[name] - before[name]) / (readings / 1_000)) * 100;
    perThousand.push({
      brokers: share("brokers"),
      database: share("database"),
      balancer: share("balancer"),
    });
    plan.firstStep = nextStep;
    rates.push(readings / seconds);
  }
  await balanced.stop();
  const medianOf = (name: keyof Shares) => median(perThousand.map((shares) => shares[name]));
  return {
    rates,
    shares: {
      brokers: medianOf("brokers"),
      database: medianOf("database"),
      balancer: medianOf("balancer"),
    },
    nextStep: plan.firstStep,
  };

  function used(): Shares {
    return {
      brokers: balanced.brokers.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
      database: treeCpuSeconds(postgres),
      balancer: cpuSeconds(balanced.haproxyPid),
    };
  }
}

export interface Run {
  folder: string;
  cluster: NativeCluster;
  rounds: number;
  roundMs: number;
}
