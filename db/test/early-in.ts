/**
 * For tests of what counts by the minute, the hour or the day in which it came, which no test can give it: one that
 * begins early in its hour sees none end. An end of an hour is one of the day too, here and in the city.
 */
import { setTimeout as sleep } from "node:timers/promises";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits for the next minute when this one is almost over: what a test calls now then stays one minute. */
export async function earlyInMinute(): Promise<void> {
  await earlyIn(MINUTE_MS, 5_000);
}

/** The same of half an hour, and so of an hour and of a day. */
export async function earlyInHalfHour(): Promise<void> {
  await earlyIn(HOUR_MS / 2, 15_000);
}

async function earlyIn(spanMs: number, neededMs: number): Promise<void> {
  const leftMs = spanMs - (Date.now() % spanMs);
  // A timer may ring a millisecond before its time.
  if (leftMs < neededMs) await sleep(leftMs + 5);
}
