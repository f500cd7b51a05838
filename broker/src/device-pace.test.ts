import { expect, it } from "vitest";
import { DevicePaces } from "./device-pace.ts";

it("counts only between two looks, slowest first, those that get no answer before all", () => {
  const paces = new DevicePaces();
  paces.answered("a", 900);
  expect(paces.look(new Map(), 5)).toEqual([]);
  paces.answered("a", 10);
  paces.answered("a", 30);
  paces.answered("b", 100);
  const waiting = new Map([
    ["b", 2],
    ["c", 7],
  ]);
  expect(paces.look(waiting, 2)).toEqual([
    { deviceId: "c", answered: 0, meanMs: 0, mostMs: 0, waiting: 7 },
    { deviceId: "b", answered: 1, meanMs: 100, mostMs: 100, waiting: 2 },
  ]);
  expect(paces.look(new Map(), 5)).toEqual([]);
});
