import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveMessage } from "../contract/live.ts";
import type { FeedSocket } from "./audience.ts";
import { createFeed, type Feed } from "./feed.ts";

/** A socket that keeps what it was told, and can be made to take nothing. */
class HeldSocket implements FeedSocket {
  readyState = 1;
  bufferedAmount = 0;
  readonly heard: LiveMessage[] = [];
  closedWith: number | undefined;
  isTerminated = false;
  pings = 0;
  readonly #listeners = { pong: [] as (() => void)[], close: [] as (() => void)[] };

  send(text: string): void {
    this.heard.push(JSON.parse(text));
  }
  close(code: number): void {
    this.closedWith = code;
    this.emit("close");
  }
  terminate(): void {
    this.isTerminated = true;
    this.emit("close");
  }
  ping(): void {
    this.pings += 1;
  }
  on(event: "pong" | "close", listener: () => void): void {
    this.#listeners[event].push(listener);
  }
  emit(event: "pong" | "close"): void {
    for (const listener of this.#listeners[event]) listener();
  }

  /** What a client that follows the messages believes. */
  get state(): Map<number, number | null> {
    return new Map(
      this.heard.flatMap(({ values }) => values.map(({ datastream, value }) => [datastream, value])),
    );
  }
}

const time = (second: number) =>
  new Date(Date.UTC(2026, 10, 24, 10, 0, second)).toISOString().replace("Z", "000Z");

describe("feed", () => {
  let feed: Feed;

  beforeEach(() => {
    vi.useFakeTimers();
    feed = createFeed();
  });
  afterEach(() => {
    feed.close();
    vi.useRealTimers();
  });

  const show = (datastream: number, second: number, value: number | null) =>
    feed.show({ datastream, sensor: Math.floor(datastream / 2), time: time(second), value, demo: false });
  const join = (socket = new HeldSocket()): HeldSocket => {
    feed.join(socket, null, null, []);
    return socket;
  };

  it("ignores what is older than what is shown, and what is no news", () => {
    show(1, 5, 10);
    const socket = join();
    show(1, 4, 11);
    show(1, 5, 10);
    vi.advanceTimersByTime(2_000);
    expect(socket.heard).toHaveLength(1);
    show(1, 5, 12);
    vi.advanceTimersByTime(2_000);
    expect(socket.state.get(1)).toBe(12);
  });

  it("closes who does not take its messages, and tells the others on", () => {
    const slow = join();
    const quick = join();
    slow.bufferedAmount = 2_000_000;
    show(1, 1, 1);
    vi.advanceTimersByTime(20);
    expect(slow.closedWith).toBe(1013);
    expect(quick.heard).toHaveLength(2);
    expect(feed.audience.size()).toBe(1);
  });

  it("ends who gives no sign of life between two questions", () => {
    const alive = join();
    const dead = join();
    feed.audience.checkAlive();
    alive.emit("pong");
    feed.audience.checkAlive();
    expect([alive.isTerminated, dead.isTerminated]).toEqual([false, true]);
    expect(feed.audience.size()).toBe(1);
  });

  it("takes in nobody who left before the snapshot was ready", () => {
    const gone = new HeldSocket();
    gone.readyState = 3;
    join(gone);
    expect(gone.heard).toEqual([]);
    expect(feed.audience.size()).toBe(0);
  });

  it("gives who joins at any moment the same state, by numbers without a gap", () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("join" as const) }),
      fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 1_500 }) }),
      fc.record({
        kind: fc.constant("show" as const),
        datastream: fc.integer({ min: 0, max: 7 }),
        second: fc.integer({ min: 0, max: 50 }),
        value: fc.option(fc.integer()),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        feed = createFeed();
        const sockets: HeldSocket[] = [];
        for (const taken of steps) {
          if (taken.kind === "join") sockets.push(join());
          else if (taken.kind === "wait") vi.advanceTimersByTime(taken.ms);
          else show(taken.datastream, taken.second, taken.value);
        }
        vi.advanceTimersByTime(3_000);
        const last = join();
        for (const { heard, state } of sockets) {
          expect(state).toEqual(last.state);
          const first = heard[0]?.seq ?? 0;
          expect(heard.map(({ seq }) => seq)).toEqual(heard.map((_, index) => first + index));
        }
        feed.close();
      }),
    );
  });
});
