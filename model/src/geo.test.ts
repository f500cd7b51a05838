import { describe, expect, test } from "vitest";
import { areaM2, extentOf, faultOfPolygon, type Polygon, type Position } from "./geo.ts";

const ring = (...positions: Position[]): Polygon => ({ type: "Polygon", coordinates: [positions] });

describe("a polygon", () => {
  test("is sound when it closes and does not cross itself", () => {
    expect(faultOfPolygon(ring([5, 51], [5.01, 51], [5.01, 51.01], [5, 51]))).toBeNull();
  });

  test("is told what is wrong with it", () => {
    expect(faultOfPolygon(ring([0, 0], [1, 1], [1, 0], [0, 1], [0, 0]))).toContain("cross");
    expect(faultOfPolygon(ring([0, 0], [1, 1], [1, 0], [0, 1]))).toContain("began");
    expect(faultOfPolygon(ring([0, 0], [0, 0], [0, 0], [0, 0]))).not.toBeNull();
  });

  test("has an area in square metres", () => {
    // A hundredth of a degree along the equator is 1,113.2 m on a sphere of 6,378,137 m.
    expect(areaM2(ring([0, 0], [0.01, 0], [0.01, 0.01], [0, 0.01], [0, 0]))).toBeCloseTo(1_239_200, -4);
  });
});

test("the extent of a place has its corners", () => {
  expect(extentOf({ type: "Point", coordinates: [0, 51] })).toEqual({
    west: 0,
    south: 51,
    east: 0,
    north: 51,
  });
  expect(extentOf(ring([5, 52], [6, 51], [4, 51], [5, 52]))).toEqual({
    west: 4,
    south: 51,
    east: 6,
    north: 52,
  });
});
