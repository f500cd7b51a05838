import { setTimeout as sleep } from "node:timers/promises";
import type { Database, Work } from "@meetpaal/db";
import { expect, it } from "vitest";
import { paced } from "./paced.ts";

/** A database that devices keep busy for a part of the time. @param sliceMs - what each transaction takes */
function databaseWith(share: number, sliceMs = 30): Database {
  const work: Work = {
    query: () => {
      throw new Error("not asked here");
    },
    transaction: async () => {
      await sleep(sliceMs);
      throw new Error("rolled back");
    },
  };
  return {
    edition: "server",
    work: () => work,
    busyShare: () => share,
    quietMs: () => 0,
    listen: () => async () => {},
    busySeconds: () => ({ ingest: 0, contract: 0, api: 0, jobs: 0 }),
    broken: new Promise(() => {}),
    close: async () => {},
  };
}

async function timeTwoSlices(share: number): Promise<number> {
  const work = paced(databaseWith(share), new AbortController().signal).work("jobs");
  const startedMs = performance.now();
  for (let slices = 0; slices < 2; slices += 1) {
    await expect(work.transaction(async () => {})).rejects.toThrow("rolled back");
  }
  return performance.now() - startedMs;
}

it("rests after a slice as long as devices' share asks for, failed or not", async () => {
  expect(await timeTwoSlices(0.5)).toBeGreaterThanOrEqual(3 * 29);
  expect(await timeTwoSlices(1)).toBeGreaterThanOrEqual(5 * 29);
});

it("gives out no slice once the process is to end", async () => {
  const closing = new AbortController();
  const work = paced(databaseWith(0), closing.signal).work("jobs");
  await expect(work.transaction(async () => {})).rejects.toThrow("rolled back");
  closing.abort();
  await expect(work.transaction(async () => {})).rejects.toMatchObject({ code: "CLOSED" });
});

it("ends its rest once the process is to end", async () => {
  const closing = new AbortController();
  const work = paced(databaseWith(1, 700), closing.signal).work("jobs");
  await expect(work.transaction(async () => {})).rejects.toThrow("rolled back");
  const startedMs = performance.now();
  setTimeout(() => closing.abort(), 50);
  await expect(work.transaction(async () => {})).rejects.toMatchObject({ code: "CLOSED" });
  expect(performance.now() - startedMs).toBeLessThan(1_000);
});
