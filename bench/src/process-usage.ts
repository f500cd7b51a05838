/** Processor time and memory of another process, by `/proc`. */
import { readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100; // USER_HZ, 100 on every Linux that Node runs on

/** Processor seconds used so far, all threads. */
export function cpuSeconds(pid: number): number {
  // The command's name, in brackets, may hold spaces: what is wanted comes after it.
  const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "";
  const fields = afterName.split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory in MB (10^6 bytes): now, and the most there ever was. */
export function memoryMb(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const read = (name: string) =>
    (Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1_024) / 1e6;
  return { now: read("VmRSS"), most: read("VmHWM") };
}
