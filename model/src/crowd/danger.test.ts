import { expect, it } from "vitest";
import { byDanger, dangerOf, type Ranked } from "./danger.ts";

const zone = (name: string, level: Ranked["level"], last: Ranked["lastKnown"] = null): Ranked => ({
  name,
  level,
  lastKnown: last,
});

it("puts closed first, then from full to quiet, then by name", () => {
  const zones = [
    zone("Zuid", "quiet"),
    zone("Plein", "busy"),
    zone("Oost", "quiet"),
    zone("Kade", "full"),
    zone("Brug", "closed"),
    zone("Markt", "very-busy"),
    zone("Park", "normal"),
  ];
  expect(zones.toSorted(byDanger).map((z) => z.name)).toEqual([
    "Brug",
    "Kade",
    "Markt",
    "Plein",
    "Park",
    "Oost",
    "Zuid",
  ]);
});

it.each([
  ["never known", null, 2],
  ["quiet before", { level: "quiet" as const }, 2],
  ["busy before", { level: "busy" as const }, 2],
  ["very busy before", { level: "very-busy" as const }, 3],
  ["full before", { level: "full" as const }, 4],
])("ranks unknown, %s, as that and at least as busy", (_name, last, danger) => {
  expect(dangerOf(zone("Kade", "unknown", last))).toBe(danger);
});
