import type { ZoneNow } from "@meetpaal/db";
import { describe, expect, it } from "vitest";
import { zoneSchema } from "../contract/zone.ts";
import { orderZones } from "./read-zones.ts";
import { toPlace, toZone } from "./to-zone.ts";

const now = new Date("2026-11-24T21:04:00Z");
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

const state = (over: Partial<NonNullable<ZoneNow["state"]>> = {}): NonNullable<ZoneNow["state"]> => ({
  asOf: ago(5),
  level: "busy",
  computedLevel: "busy",
  since: ago(600),
  reason: null,
  reliable: true,
  lastKnownLevel: "busy",
  lastKnownAt: ago(5),
  detail: {
    occupancy: 2070.4,
    low: 2001.2,
    high: 2139.6,
    percent: 51.76,
    density: 0.8915,
    flowPerMetre: null,
    netPerMinute: 4.96,
    minutesToNextLevel: 132,
    trend: { direction: "busier", percentBefore: 48.4 },
    countedMs: ago(12).getTime(),
    gates: [
      {
        id: "brug",
        widthM: 8,
        inPerMinute: 10.02,
        outPerMinute: 5,
        flowPerMetre: 1.88,
        countedMs: ago(12).getTime(),
        isSilent: false,
        missingMinutesIn: 0,
        missingMinutesOut: 2,
        outOfRangeMs: null,
      },
    ],
    start: { kind: "manual", people: 1000, atMs: ago(3600).getTime() },
    reset: { dueMs: ago(60_000).getTime(), done: false, reasons: ["passages"] },
    belowSinceMs: {},
    memoryAtMs: ago(5).getTime(),
  },
  ...over,
});

const zone = (over: Partial<ZoneNow> = {}, detail: "level" | "percent" = "level"): ZoneNow => ({
  id: "kade-west",
  recordedAt: ago(86_400),
  demo: false,
  body: {
    name: { nl: "Kade-West", en: "Quay West" },
    area: { type: "Polygon", coordinates: [[[5.86, 51.84]]] },
    cordon: "closed",
    capacity: 4000,
    levelsPercent: { normal: 30, busy: 50, veryBusy: 70, full: 85 },
    publicDetail: detail,
    gates: [],
  },
  now,
  state: state(),
  notice: null,
  ...over,
});
const closure = { closed: true, text: "Dicht", until: null, at: ago(30) };

const publicMembers = [
  "asOf",
  "countedAt",
  "demo",
  "id",
  "lastKnown",
  "level",
  "name",
  "notice",
  "reason",
  "reliable",
  "since",
];

describe("what a visitor sees", () => {
  it("is the word alone where the zone says so", () => {
    const shown = zoneSchema.parse(toZone(zone(), false));
    expect(Object.keys(shown).toSorted()).toEqual(publicMembers);
    expect(shown).toMatchObject({ level: "busy", since: ago(600).toISOString(), reliable: true });
  });

  it("is the word and the percentage where the zone says so", () => {
    const shown = zoneSchema.parse(toZone(zone({}, "percent"), false));
    expect(Object.keys(shown).toSorted()).toEqual([...publicMembers, "percent"].toSorted());
    expect(shown.percent).toBe(52);
  });

  it("is never fewer than nobody", () => {
    const below = state({ detail: { ...state().detail, percent: -3.2 } });
    expect(toZone(zone({ state: below }, "percent"), false).percent).toBe(0);
  });

  it("holds no capacity", () => {
    expect(toPlace(zone(), false).capacity).toBeNull();
    expect(toPlace(zone(), true).capacity).toBe(4000);
  });
});

describe("what an organiser sees", () => {
  it("is every number, rounded to the safe side", () => {
    const shown = zoneSchema.parse(toZone(zone(), true));
    expect(shown).toMatchObject({
      computedLevel: "busy",
      percent: 52,
      occupancy: 2070,
      low: 2001,
      high: 2140,
      density: 0.89,
      netPerMinute: 5,
      minutesToNextLevel: 132,
      trend: { direction: "busier", percentBefore: 48 },
      gates: [{ id: "brug", inPerMinute: 10, missingMinutesOut: 2, silent: false }],
      start: { kind: "manual", people: 1000 },
      reset: { done: false, reasons: ["passages"] },
    });
  });
});

describe("a closure", () => {
  it("hides from visitors what is counted beneath", () => {
    const shown = toZone(zone({ notice: closure }, "percent"), false);
    expect(shown).toMatchObject({
      level: "closed",
      since: ago(30).toISOString(),
      percent: null,
      reason: null,
      lastKnown: null,
      notice: { closed: true, text: "Dicht", until: null },
    });
    expect(shown).not.toHaveProperty("computedLevel");
  });

  it("shows organisers what is counted beneath", () => {
    const shown = toZone(zone({ notice: closure }), true);
    expect(shown).toMatchObject({ level: "closed", computedLevel: "busy", percent: 52 });
  });

  it("that was taken away after the last computing is gone", () => {
    const shown = toZone(zone({ state: state({ level: "closed" }) }), false);
    expect(shown).toMatchObject({ level: "busy", since: ago(5).toISOString() });
  });
});

describe("a state that was computed too long ago", () => {
  it.each([
    [120, "busy"],
    [121, "unknown"],
  ])("%d seconds is shown as %s", (seconds, level) => {
    expect(toZone(zone({ state: state({ asOf: ago(seconds) }) }), false).level).toBe(level);
  });

  it("keeps no number, for nobody, and says what it was", () => {
    const old = state({ asOf: ago(300) });
    const shown = zoneSchema.parse(toZone(zone({ state: old }, "percent"), true));
    expect(shown).toMatchObject({
      level: "unknown",
      computedLevel: "unknown",
      reason: "silent",
      reliable: false,
      since: ago(180).toISOString(),
      lastKnown: { level: "busy" },
      percent: null,
      occupancy: null,
      low: null,
      high: null,
      density: null,
      gates: [],
    });
  });

  it("stays closed while it is closed", () => {
    const shown = toZone(zone({ state: state({ asOf: ago(300) }), notice: closure }), false);
    expect(shown.level).toBe("closed");
  });
});

describe("a zone that was never computed", () => {
  it("is unknown, for want of a start or of counts", () => {
    expect(toZone(zone({ state: null }), false)).toMatchObject({ level: "unknown", reason: "no-start" });
    const open = zone({ state: null });
    expect(toZone({ ...open, body: { ...open.body, cordon: "open" } }, false).reason).toBe("silent");
  });
});

it("puts the most dangerous zone first, and gives numbers only for the viewer's own", () => {
  const named = (id: string, over: Partial<ZoneNow>): ZoneNow => ({ ...zone(over), id });
  const unknown = state({ level: "unknown", computedLevel: "unknown", lastKnownLevel: "full" });
  const zones = [
    named("a", { state: state({ level: "quiet", computedLevel: "quiet" }) }),
    named("b", {}),
    named("c", { state: unknown }),
    named("d", { notice: closure }),
  ];
  const shown = orderZones(zones, { id: "v", zones: ["b"], until: now });
  expect(shown.map(({ id }) => id)).toEqual(["d", "c", "b", "a"]);
  expect(shown.filter((each) => "occupancy" in each).map(({ id }) => id)).toEqual(["b"]);
});
