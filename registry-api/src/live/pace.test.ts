import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPace } from "./pace.ts";

const value = (datastream: number, at: number) => ({ datastream, time: "2026-11-24T10:00:00Z", value: at });

describe("pace", () => {
  it("lets a first change out within 10 ms, the next a second later, with the newest value", () => {
    const pace = createPace();
    pace.add(1, value(11, 1), 0);
    expect(pace.nextMs()).toBe(10);
    expect(pace.take(9)).toEqual([]);
    expect(pace.take(10)).toEqual([value(11, 1)]);
    pace.add(1, value(11, 2), 20);
    pace.add(1, value(11, 3), 900);
    expect(pace.nextMs()).toBe(1010);
    expect(pace.take(1010)).toEqual([value(11, 3)]);
    expect(pace.nextMs()).toBeUndefined();
  });

  it("paces each sensor by itself, and streams of one sensor together", () => {
    const pace = createPace();
    pace.add(1, value(11, 1), 0);
    pace.take(10);
    pace.add(1, value(11, 2), 20);
    pace.add(1, value(12, 5), 30);
    pace.add(2, value(21, 1), 20);
    expect(pace.take(30)).toEqual([value(21, 1)]);
    expect(pace.take(1010)).toEqual([value(11, 2), value(12, 5)]);
  });

  it("forgets what waits of a stream", () => {
    const pace = createPace();
    pace.add(1, value(11, 1), 0);
    pace.drop(11);
    expect(pace.nextMs()).toBeUndefined();
  });

  it("loses no stream's newest value, whatever the order", () => {
    const change = fc.record({
      stream: fc.integer({ min: 0, max: 5 }),
      afterMs: fc.integer({ min: 0, max: 700 }),
    });
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const pace = createPace();
        const expected = new Map<number, number>();
        const shown = new Map<number, number | null>();
        let nowMs = 0;
        changes.forEach(({ stream, afterMs }, index) => {
          nowMs += afterMs;
          for (const out of pace.take(nowMs)) shown.set(out.datastream, out.value);
          pace.add(Math.floor(stream / 2), value(stream, index), nowMs);
          expected.set(stream, index);
        });
        for (const out of pace.take(nowMs + 1_000)) shown.set(out.datastream, out.value);
        expect(shown).toEqual(expected);
      }),
    );
  });
});
