import { expect, it } from "vitest";
import { axis } from "./scale.ts";

it.each([
  [412, [0, 200, 400, 600]],
  [400, [0, 100, 200, 300, 400]],
  [7, [0, 2, 4, 6, 8]],
  [0.021, [0, 0.01, 0.02, 0.03]],
  [0, [0, 1]],
  [-3, [0, 1]],
])("axis to %d in round steps from 0", (highest, ticks) => {
  expect(axis(highest)).toEqual(ticks);
});
