import { describe, expect, it } from "vitest";
import type { Position } from "./base.ts";
import { project } from "./projection.ts";
import { trace } from "./sketch.tsx";

/** 100 px wide at the equator: a degree is 100 px. */
const projection = project([0, 0, 1, 1], 100);
/** Points of 1 px apart along a line of latitude. */
const line = (fromPx: number, toPx: number): Position[] =>
  Array.from({ length: toPx - fromPx + 1 }, (_, i) => [(fromPx + i) / 100, 0.5]);
const points = (path: string): number => path.split(/[ML]/u).filter(Boolean).length;

describe("trace", () => {
  it("takes a point each three pixels inside the drawing", () => {
    expect(points(trace(projection, line(0, 99)))).toBe(34);
  });

  it("takes fewer, the farther outside", () => {
    const near = points(trace(projection, line(-100, -1)));
    const far = points(trace(projection, line(-1000, -901)));
    expect(near).toBeLessThan(14);
    expect(far).toBe(1);
  });

  it("begins with a move and goes on with lines", () => {
    expect(trace(projection, line(0, 3))).toMatch(/^M0 \d+(?:\.\d)?L3 \d+(?:\.\d)?$/u);
  });
});
