import { fromCrs84 } from "@meetpaal/model";
import { describe, expect, it } from "vitest";
import { ringOf } from "./box.ts";

/** Even-odd, as PostgreSQL counts. */
function holds(ring: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): boolean {
  let isInside = false;
  ring.forEach(([ax, ay], place) => {
    const [bx, by] = ring[(place + 1) % ring.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  });
  return isInside;
}

describe("ringOf", () => {
  it("has the latitude first where the system says so", () => {
    expect(ringOf([51, 5, 52, 6], "EPSG:4258")).toEqual(ringOf([5, 51, 6, 52], "CRS84"));
  });

  it("leaves heights out", () => {
    expect(ringOf([5, 51, -10, 6, 52, 100], "CRS84")).toEqual(ringOf([5, 51, 6, 52], "CRS84"));
  });

  it("goes round the back of the earth", () => {
    const ring = ringOf([170, -20, -170, 20], "CRS84") ?? [];
    expect([175, -175, 0, 169, -169].map((x) => holds(ring, [x, 0]))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(holds(ring, [175, -30])).toBe(false);
  });

  it("keeps to the edges of a box in Rijksdriehoek over the whole country", () => {
    const ring = ringOf([10_000, 310_000, 275_000, 610_000], "EPSG:28992") ?? [];
    for (const [x, y] of ring) {
      const [rdX, rdY] = fromCrs84("EPSG:28992", [x, y]);
      expect(
        Math.min(
          Math.abs(rdX - 10_000),
          Math.abs(rdX - 275_000),
          Math.abs(rdY - 310_000),
          Math.abs(rdY - 610_000),
        ),
      ).toBeLessThan(0.01);
    }
    // Half-way between two corners of the ring, where a straight line is furthest from the edge.
    const [ax, ay] = ring[47] ?? [0, 0];
    const [bx, by] = ring[48] ?? [0, 0];
    expect(Math.abs(fromCrs84("EPSG:28992", [(ax + bx) / 2, (ay + by) / 2])[1] - 310_000)).toBeLessThan(0.25);
  });

  it.each([
    [[6, 52, 5, 51], "CRS84"],
    [[5, 51, 6], "CRS84"],
    [[5, 91, 6, 92], "CRS84"],
    [[2, 1, 1, 2], "EPSG:28992"],
  ] as const)("%j in %s is no box", (numbers, crs) => {
    expect(ringOf(numbers, crs)).toBeUndefined();
  });
});
