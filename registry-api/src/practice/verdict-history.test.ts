import { describe, expect, it } from "vitest";
import { spansOf } from "./verdict-history.ts";

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day));
const iso = (day: number): string => at(day).toISOString().replace(".000Z", "Z");
const change = (verdict: string, day: number) => ({
  promise: "fields",
  datastream: null,
  verdict,
  at: at(day),
});

describe("the history of a promise", () => {
  it("begins where it is asked, with what held then", () => {
    const changes = [change("kept", 1), change("broken", 5), change("kept", 7)];
    expect(spansOf(changes, { verdict: "kept", since: at(7) }, at(3))).toEqual([
      { from: iso(3), to: iso(5), verdict: "kept" },
      { from: iso(5), to: iso(7), verdict: "broken" },
      { from: iso(7), to: null, verdict: "kept" },
    ]);
  });

  it("leaves out what ended before, and the time in which nothing was promised", () => {
    const changes = [change("broken", 1), change("ended", 2), change("kept", 6)];
    expect(spansOf(changes, { verdict: "kept", since: at(6) }, at(3))).toEqual([
      { from: iso(6), to: null, verdict: "kept" },
    ]);
  });

  it("is how it stands, where no change of it is kept any more", () => {
    expect(spansOf([], { verdict: "broken", since: at(1) }, at(3))).toEqual([
      { from: iso(3), to: null, verdict: "broken" },
    ]);
  });
});
