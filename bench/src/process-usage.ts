/** Processor time and memory of another process, by `/proc`. */
import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100; // USER_HZ, 100 on every Linux that Node runs on

/** Processor seconds used so far, all threads. */
export function cpuSeconds(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields?.[11]) + Number(fields?.[12])) / TICKS_PER_SECOND;
}

/** The same of a process and all that it started and that still runs, and of what it started and that ended. */
export function treeCpuSeconds(pid: number): number {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    const fields = statOf(Number(name));
    if (fields === undefined) continue;
    const parent = Number(fields[1]);
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
  }
  const below = (one: number): number[] => [one, ...(parents.get(one) ?? []).flatMap(below)];
  const ticks = below(pid).map((one) =>
    // utime, stime, cutime and cstime: proc_pid_stat(5)
    [11, 12, 13, 14].reduce((sum, field) => sum + Number(statOf(one)?.[field] ?? 0), 0),
  );
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

/** What follows the name of its command, which stands in brackets and may hold spaces; undefined: there is no such process. */
function statOf(pid: number): string[] | undefined {
  if (!Number.isInteger(pid)) return undefined;
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
  } catch {
    return undefined; // it ended meanwhile
  }
}

/** Resident memory in MB (10^6 bytes): now, and the most there ever was. */
export function memoryMb(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const read = (name: string) =>
    (Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1_024) / 1e6;
  return { now: read("VmRSS"), most: read("VmHWM") };
}
