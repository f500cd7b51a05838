import { expect, it } from "vitest";
import { distanceToM, reachOf } from "./reach.ts";

const square = {
  type: "Polygon" as const,
  coordinates: [
    [
      [5.86, 51.84],
      [5.87, 51.84],
      [5.87, 51.85],
      [5.86, 51.85],
      [5.86, 51.84],
    ],
  ] as [number, number][][],
};
const point = { type: "Point" as const, coordinates: [5.865, 51.845] as [number, number] };

it.each([
  ["hangs near", { location: point, sensingArea: null }, [5.8651, 51.845], "near"],
  ["hangs too far", { location: point, sensingArea: null }, [5.868, 51.845], null],
  ["sees the place", { location: point, sensingArea: square }, [5.869, 51.849], "sees"],
  ["does not see it", { location: point, sensingArea: square }, [5.871, 51.845], null],
  ["moves there", { location: square, sensingArea: null }, [5.869, 51.849], "moves"],
  ["moves near", { location: square, sensingArea: null }, [5.871, 51.845], "near"],
  ["moves elsewhere", { location: square, sensingArea: null }, [5.88, 51.845], null],
] as const)("%s", (_, sensor, at, expected) => {
  expect(reachOf(at, sensor, 100)).toBe(expected);
});

it("measures to an edge, not to a corner", () => {
  expect(distanceToM([5.871, 51.845], square)).toBeCloseTo(68.7, 0);
});
