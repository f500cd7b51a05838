import { describe, expect, it } from "vitest";
import { boxAround, boxOf, firstLook, middlePositions, project } from "./projection.ts";

describe("project", () => {
  it("puts the corners of a box in the corners of the drawing, north up", () => {
    const projection = project([5.8, 51.8, 5.9, 51.86], 640);
    expect(projection.at([5.8, 51.86])).toEqual([0, 0]);
    const [x, y] = projection.at([5.9, 51.8]);
    expect(x).toBe(640);
    expect(Math.abs(y - projection.height)).toBeLessThan(1);
  });

  it("draws a kilometre north as long as a kilometre east", () => {
    const projection = project(boxAround([5.86, 51.845], 0.04, 1), 1000);
    const [x0, y0] = projection.at([5.86, 51.845]);
    const [, north] = projection.at([5.86, 51.845 + 1 / 111.2]);
    const [east] = projection.at([5.86 + 1 / (111.2 * Math.cos((51.845 * Math.PI) / 180)), 51.845]);
    expect(Math.abs(y0 - north - (east - x0))).toBeLessThan(1);
  });
});

describe("boxOf", () => {
  it("has the asked shape and holds every position", () => {
    const positions = [
      [5.8, 51.8],
      [5.9, 51.85],
    ] as const;
    const box = boxOf(positions, 0.03, 1.2);
    expect(box).not.toBeNull();
    if (!box) return;
    const { width, height } = project(box, 1200);
    expect(width / height).toBeCloseTo(1.2, 1);
    for (const [x, y] of positions) {
      expect(x > box[0] && x < box[2]).toBe(true);
      expect(y > box[1] && y < box[3]).toBe(true);
    }
  });

  it("is never too narrow, and nothing for nothing", () => {
    const [west = 0, , east = 0] = boxOf([[5.86, 51.84]], 0.03, 1) ?? [];
    expect(east - west).toBeCloseTo(0.03);
    expect(boxOf([], 0.03, 1)).toBeNull();
  });
});

it("middlePositions leaves out the far ones of many", () => {
  const centre = Array.from({ length: 20 }, (_, i) => [5.86 + i / 10_000, 51.84] as const);
  expect(middlePositions([...centre, [4, 50], [7, 53]])).not.toContainEqual([4, 50]);
  expect(middlePositions([[4, 50]])).toEqual([[4, 50]]);
  expect(middlePositions([])).toEqual([]);
  expect(
    middlePositions([
      [5.86, 51.84],
      [5.87, 51.85],
      [144.96, -37.81],
    ]),
  ).toEqual([
    [5.86, 51.84],
    [5.87, 51.85],
  ]);
});

it("firstLook takes in a place whose marker the edge would cut, and no place farther out", () => {
  const centre = Array.from({ length: 20 }, (_, i) => [5.84 + i / 1000, 51.84 + i / 1000] as const);
  const [west, south, east, north] = boxOf(middlePositions(centre), 0.03, 1) ?? [0, 0, 0, 0];
  const onTheEdge = [east + (east - west) * 0.02, (south + north) / 2] as const;
  const farOut = [east + (east - west), north] as const;
  const box = firstLook([...centre, onTheEdge, farOut], 0.03, 1) ?? [0, 0, 0, 0];
  expect(onTheEdge[0]).toBeLessThan(box[2] - (box[2] - box[0]) * 0.06);
  expect(farOut[0]).toBeGreaterThan(box[2]);
});
