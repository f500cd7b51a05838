import { DatabaseError } from "@meetpaal/db";
import { describe, expect, it } from "vitest";
import type { Message } from "../message.ts";
import { BatchWriter } from "./batch-writer.ts";
import { GenerationMoved } from "./write-batch.ts";

/** A store that commits only when told to, and remembers what it was given. */
class HeldStore {
  readonly batches: { ids: number[]; mayCopy: boolean; isFirst: boolean }[] = [];
  readonly setAside: number[] = [];
  readonly problems: unknown[] = [];
  refreshed = 0;
  readonly outcomes = new Map<number, string>();
  readonly writer: BatchWriter;
  #pending: { resolve: () => void; reject: (error: unknown) => void }[] = [];

  constructor(maxValues = 1_000) {
    this.writer = new BatchWriter({
      commit: (messages, mayCopy, isFirst) => {
        this.batches.push({ ids: messages.map(({ size }) => size), mayCopy, isFirst });
        return new Promise((resolve, reject) => this.#pending.push({ resolve, reject }));
      },
      refresh: async () => {
        this.refreshed += 1;
      },
      setAside: async ({ size }) => {
        this.setAside.push(size);
      },
      onProblem: (error) => this.problems.push(error),
      maxValues,
    });
  }

  /** Adds a message that is told by its size. */
  add(id: number, valueCount = 1): void {
    const message: Message = {
      deviceId: "box",
      publicId: "abcdefgh",
      size: id,
      receivedUs: 0,
      decoded: { moments: [], faults: [], extraMembers: 0, valueCount },
      grant: undefined,
      contract: undefined,
      receipt: {
        decided: () => this.outcomes.set(id, "decided"),
        dropped: (reason) => this.outcomes.set(id, reason),
      },
    };
    this.writer.add(message);
  }

  /** Ends the transaction under way, by commit or by failure. */
  async settle(error?: unknown): Promise<void> {
    for (let tries = 0; this.#pending.length === 0 && tries < 200; tries += 1) await turn();
    const pending = this.#pending.shift();
    if (error === undefined) pending?.resolve();
    else pending?.reject(error);
    await turn();
  }

  get ids(): number[][] {
    return this.batches.map(({ ids }) => ids);
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

/** What the server reports, as `pg` rejects with it. */
function reported(code: string): Error {
  return Object.assign(new Error(code), { code, severity: "ERROR" });
}

describe("BatchWriter", () => {
  it("tells a sender after the commit, not before", async () => {
    const store = new HeldStore();
    store.add(1);
    await turn();
    expect(store.ids).toEqual([[1]]);
    expect(store.outcomes.size).toBe(0);
    await store.settle();
    expect(store.outcomes.get(1)).toBe("decided");
  });

  it("keeps one transaction under way and makes one batch of what comes meanwhile", async () => {
    const store = new HeldStore();
    store.add(1);
    await turn();
    store.add(2);
    store.add(3);
    await turn();
    expect(store.ids).toEqual([[1]]);
    await store.settle();
    expect(store.ids).toEqual([[1], [2, 3]]);
    await store.settle();
    await store.writer.close();
  });

  it("bounds a batch by values, and never splits a message", async () => {
    const store = new HeldStore(10);
    store.add(1, 6);
    store.add(2, 4);
    store.add(3, 50);
    store.add(4, 1);
    for (let i = 0; i < 3; i += 1) await store.settle();
    expect(store.ids).toEqual([[1, 2], [3], [4]]);
    await store.writer.close();
  });

  it("judges again when the contract moved", async () => {
    const store = new HeldStore();
    store.add(1);
    await store.settle(new GenerationMoved("moved"));
    await store.settle();
    expect(store.refreshed).toBe(1);
    expect(store.batches).toEqual([
      { ids: [1], mayCopy: true, isFirst: true },
      { ids: [1], mayCopy: true, isFirst: true },
    ]);
    expect(store.outcomes.get(1)).toBe("decided");
  });

  it("writes the whole batch again without copying after a conflict", async () => {
    const store = new HeldStore();
    store.add(1);
    await store.settle(reported("23505"));
    await store.settle();
    expect(store.batches.map(({ mayCopy }) => mayCopy)).toEqual([true, false]);
    expect(store.problems).toEqual([]);
    expect(store.outcomes.get(1)).toBe("decided");
  });

  it.each(["57P01", "40001", "53100", "08006", "XX000"])(
    "holds the same batch while the database is away (%s)",
    async (code) => {
      const store = new HeldStore();
      store.add(1);
      await store.settle(reported(code));
      store.add(2);
      await store.settle(new DatabaseError("UNREACHABLE", "gone"));
      expect(store.outcomes.size).toBe(0);
      await store.settle();
      expect(store.batches[2]).toEqual({ ids: [1], mayCopy: true, isFirst: false });
      expect(store.outcomes.get(1)).toBe("decided");
      await store.settle();
      expect(store.ids.at(-1)).toEqual([2]);
    },
  );

  it("halves at message borders, and sets aside the one that can never be stored", async () => {
    const store = new HeldStore();
    for (const id of [1, 2, 3, 4]) store.add(id);
    const isBad = (ids: readonly number[]): boolean => ids.includes(3);
    while (store.outcomes.size < 4) {
      const ids = store.ids.at(-1) ?? [];
      await store.settle(isBad(ids.length === 0 ? [3] : ids) ? reported("22003") : undefined);
    }
    expect(store.setAside).toEqual([3]);
    expect([...store.outcomes.values()]).toEqual(["decided", "decided", "decided", "decided"]);
  });

  it("drains on close, and refuses afterwards", async () => {
    const store = new HeldStore();
    store.add(1);
    const closed = store.writer.close();
    await store.settle();
    await closed;
    store.add(2);
    expect(Object.fromEntries(store.outcomes)).toEqual({ 1: "decided", 2: "undecidable" });
  });

  it("gives up what the database does not take when it is closed", async () => {
    const store = new HeldStore();
    store.add(1);
    const closed = store.writer.close();
    await store.settle(reported("57P01"));
    await closed;
    expect(store.outcomes.get(1)).toBe("undecidable");
  });
});
