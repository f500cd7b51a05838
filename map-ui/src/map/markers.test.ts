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
