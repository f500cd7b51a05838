import { collectDefaultMetrics, type Registry } from "prom-client";

/** Gauges of the library whose names end as those of counters do: against the convention, and of no use to anybody. */
const MISNAMED = ["handles", "requests", "resources"];

/** Memory, processor time, event loop and garbage collection of this process. */
export function addProcessMetrics(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) {
    registry.removeSingleMetric(`nodejs_active_${name}`);
    registry.removeSingleMetric(`nodejs_active_${name}_total`);
  }
}
