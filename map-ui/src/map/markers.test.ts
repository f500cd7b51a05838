import { expect, it } from "vitest";
import { groupPlaces, type Place } from "./markers.tsx";
import { project } from "./projection.ts";

const place = (publicId: string, longitude: number, broken = false): Place => ({
  publicId,
  at: [longitude, 51.84],
  kind: "camera",
  about: "none",
  broken,
});

it("groups what would cover each other, and loses nobody", () => {
  const projection = project([5.8, 51.8, 5.9, 51.9], 1000); // 10 px a thousandth of a degree
  const groups = groupPlaces([place("a", 5.85), place("b", 5.851), place("c", 5.87)], projection, 27);
  expect(groups.map(({ members }) => members.map(({ publicId }) => publicId))).toEqual([["a", "b"], ["c"]]);
});

it("finds the group that is near, on whatever side of a border it lies", () => {
  const projection = project([0, 0, 1, 1], 1000); // a pixel a thousandth of a degree
  const at = (x: number, y: number): Place => ({ ...place(`${x}`, 0), at: [x / 1000, 1 - y / 1000] });
  for (const [x, y] of [
    [126, 100],
    [74, 100],
    [100, 126],
    [100, 74],
    [118, 118],
    [82, 82],
  ] as const)
    expect(groupPlaces([at(100, 100), at(x, y)], projection, 27)).toHaveLength(1);
  expect(groupPlaces([at(100, 100), at(128, 100)], projection, 27)).toHaveLength(2);
});
