import { expect, it } from "vitest";
import { positionNear } from "./position.ts";

const CITY = [5.865, 51.845] as const;

it("takes a position in the order that lies in the city", () => {
  expect(positionNear("51.8433, 5.8532", CITY)).toEqual([5.8532, 51.8433]);
  expect(positionNear("5.8532,51.8433", CITY)).toEqual([5.8532, 51.8433]);
});

it("takes latitude first where no city is known, and where only that is a position", () => {
  expect(positionNear("51.8433, 5.8532", undefined)).toEqual([5.8532, 51.8433]);
  expect(positionNear("-33.87, 151.21", CITY)).toEqual([151.21, -33.87]);
});

it("takes nothing else for a position", () => {
  for (const text of ["", "51.8433", "Waalkade 5, 6511", "91, 181", "LP-0012"]) {
    expect(positionNear(text, CITY)).toBeNull();
  }
});
