/** What the figures were measured on: they mean nothing without it. */
import os from "node:os";

export function describeMachine(): string {
  const cpus = os.cpus();
  const model = cpus[0]?.model.trim() ?? "unknown processor";
  const memoryGiB = Math.round(os.totalmem() / 2 ** 30);
  return `${cpus.length} x ${model}, ${memoryGiB} GiB, Linux ${os.release()}, Node ${process.versions.node}`;
}

/** Load average of the last minute; above the number of cores, others were at work too. */
export function describeLoad(): string {
  const [lastMinute = 0] = os.loadavg();
  return `load ${lastMinute.toFixed(1)} on ${os.cpus().length} cores`;
}
