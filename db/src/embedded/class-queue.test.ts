import { expect, it } from "vitest";
import type { WorkClass } from "../database.ts";
import { ClassQueue } from "./class-queue.ts";

/** Runs one item of each class named, all of them waiting behind one that is under way, and tells their order. */
async function orderOf(classes: WorkClass[]): Promise<WorkClass[]> {
  const queue = new ClassQueue();
  const order: WorkClass[] = [];
  const first = queue.add("jobs", () => Promise.resolve());
  await Promise.all([
    first,
    ...classes.map((workClass) =>
      queue.add(workClass, async () => {
        order.push(workClass);
      }),
    ),
  ]);
  return order;
}

it("runs the higher class first", async () => {
  expect(await orderOf(["jobs", "api", "contract", "ingest"])).toEqual(["ingest", "contract", "api", "jobs"]);
});

it("lets one slice of a lower class through between two of a higher, in the order of classes", async () => {
  const order = await orderOf(["ingest", "ingest", "ingest", "ingest", "jobs", "jobs", "api", "api"]);
  expect(order).toEqual(["ingest", "api", "ingest", "jobs", "ingest", "api", "ingest", "jobs"]);
});

it("keeps the order within a class, and never runs two at once", async () => {
  const queue = new ClassQueue();
  const seen: string[] = [];
  const add = (name: string) =>
    queue.add("api", async () => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} ends`);
    });
  await Promise.all([add("a"), add("b")]);
  expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

it("goes on after a failure", async () => {
  const queue = new ClassQueue();
  const failing = queue.add("ingest", () => Promise.reject(new Error("no")));
  const next = queue.add("ingest", () => Promise.resolve("yes"));
  await expect(failing).rejects.toThrow("no");
  await expect(next).resolves.toBe("yes");
});

it("finishes what it accepted and refuses what comes later", async () => {
  const queue = new ClassQueue();
  const seen: string[] = [];
  const waiting = ["a", "b"].map((name) => queue.add("api", async () => seen.push(name)));
  const finished = queue.finish(new Error("closed")).then(() => seen.push("finished"));
  await expect(queue.add("ingest", () => Promise.resolve())).rejects.toThrow("closed");
  await Promise.all([...waiting, finished]);
  expect(seen).toEqual(["a", "b", "finished"]);
});

it("refuses what waits when the database is gone", async () => {
  const queue = new ClassQueue();
  const held = queue.add("api", () => new Promise(() => {}));
  const waiting = queue.add("api", () => Promise.resolve());
  queue.abandon(new Error("gone"));
  await expect(waiting).rejects.toThrow("gone");
  await expect(Promise.race([held, Promise.resolve("still held")])).resolves.toBe("still held");
});

it("is quiet while only jobs ask", async () => {
  const queue = new ClassQueue();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await queue.add("jobs", () => Promise.resolve());
  expect(queue.quietMs).toBeGreaterThanOrEqual(290);
  await queue.add("ingest", () => Promise.resolve());
  expect(queue.quietMs).toBeLessThan(250);
});
