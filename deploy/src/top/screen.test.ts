import { expect, it } from "vitest";
import type { Figures } from "../start/figures.ts";
import { devicesOn, drawScreen } from "./screen.ts";

const SIZE = { columns: 80, rows: 24 };

const before: Figures = {
  atMs: 1_000,
  devices: 12,
  inflightMessages: 3,
  inflightBytes: 600,
  received: 100,
  acknowledged: 90,
  committed: 1_000,
  repeated: 0,
  undeclared: 0,
  notGranted: 0,
  quarantined: { out_of_range: 1 },
  slowest: [],
};
const now: Figures = {
  ...before,
  atMs: 3_000,
  received: 300,
  acknowledged: 291,
  committed: 51_000,
  undeclared: 3,
  quarantined: {
    out_of_range: 5,
    conflict: 200_000,
    malformed: 1,
    too_late: 12,
    not_in_force: 44,
    bad_time: 9,
  },
  slowest: Array.from({ length: devicesOn(SIZE) }, (_, i) => ({
    deviceId: `device-with-a-very-long-name-${i}`,
    answered: 5,
    meanMs: 12.34,
    mostMs: 1_234.5,
    waiting: 0,
  })),
};

it("gives rates a second between two looks", () => {
  const screen = drawScreen(before, now, SIZE, "meetpaal top");
  expect(screen).toMatch(/Messages 100 in a second, 101 acknowledged/);
  expect(screen).toMatch(/Readings 25\.0k stored a second, 0 there already/);
  expect(screen).toMatch(/1\.5 undeclared dropped/);
  expect(screen).toMatch(/device-with-a-very-long-nam… +2\.5 +12\.3 ms +1235 ms +0$/m);
});

it("fits 80 by 24, whatever there is", () => {
  const lines = drawScreen(before, now, SIZE, "x".repeat(100)).split("\n");
  expect(lines.length).toBeLessThan(24);
  expect(Math.max(...lines.map((line) => line.length))).toBe(80);
});

it("says so when nobody sends", () => {
  expect(drawScreen(before, before, SIZE, "meetpaal top")).toContain("nobody sends now");
});
