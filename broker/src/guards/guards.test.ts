import type { Ingest } from "@meetpaal/ingest";
import { pino } from "pino";
import { afterEach, describe, expect, it, vi } from "vitest";
import { logIn } from "./log-in.ts";
import { LogLimiter } from "./log-limiter.ts";

const SOMEBODY = { address: "192.0.2.1", certificate: undefined, loggedIn: () => {} };

afterEach(() => {
  vi.useRealTimers();
});

describe("logIn", () => {
  it("answers 3 when the database does not, within 10 s", async () => {
    vi.useFakeTimers();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that is asked of it
    const silent = { authenticate: () => new Promise(() => {}) } as unknown as Ingest;
    const asked = {
      clientId: "box-1",
      isInternal: false,
      hasForeignWill: false,
      will: undefined,
      peer: SOMEBODY,
    };
    const answer = logIn(silent, undefined, asked, "box-1", Buffer.from("x"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answer).toEqual({ code: 3 });
  });
});

describe("LogLimiter", () => {
  it("writes a few a minute of each kind, and then how many there were", () => {
    vi.useFakeTimers();
    const lines: string[] = [];
    const limiter = new LogLimiter(
      pino({ base: null, timestamp: false }, { write: (line) => lines.push(line) }),
    );
    for (let i = 0; i < 1_000; i += 1) limiter.warn("connection closed: keepalive", { deviceId: "box-1" });
    limiter.warn("connection closed: foreign-topic");
    expect(lines).toHaveLength(6);
    vi.advanceTimersByTime(60_001);
    limiter.warn("connection closed: keepalive");
    expect(lines.slice(6).map((line) => JSON.parse(line))).toEqual([
      { level: 40, times: 995, msg: "connection closed: keepalive (more of these in the minute before)" },
      { level: 40, msg: "connection closed: keepalive" },
    ]);
  });
});
