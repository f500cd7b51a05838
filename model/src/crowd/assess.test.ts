import { describe, expect, it } from "vitest";
import { assess, type CrowdInput, type CrowdZone, type GateCounts, type WayCounts } from "./assess.ts";

const MINUTE_MS = 60_000;
const now = Date.parse("2026-11-24T21:04:00Z");
const zone: CrowdZone = {
  cordon: "closed",
  capacity: 4000,
  levelsPercent: { normal: 30, busy: 50, veryBusy: 70, full: 85 },
  density: { usableAreaM2: 2400, levels: { normal: 0.5, busy: 1, veryBusy: 1.5, full: 2 } },
};

/** An hour of minutes, all stored. */
const way = (over: Partial<WayCounts> = {}, perMinute = 10): WayCounts => ({
  intervalMs: MINUTE_MS,
  newest: { timeMs: now - MINUTE_MS, receivedMs: now },
  recent: Array.from({ length: 20 }, (_, i) => ({ timeMs: now - (20 - i) * MINUTE_MS, value: perMinute })),
  since: { sum: 60 * perMinute, intervals: 59, sumQuarterAgo: 45 * perMinute },
  ...over,
});
const gate = (over: Partial<GateCounts> = {}): GateCounts => ({
  gate: { id: "brug", widthM: 8, maxPerMinute: 300, errorPercent: 3 },
  in: way(),
  out: way({}, 5),
  outOfRangeMs: null,
  ...over,
});
const input = (over: Partial<CrowdInput> = {}): CrowdInput => ({
  zone,
  start: { people: 1000, atMs: now - 60 * MINUTE_MS },
  gates: [gate()],
  memory: null,
  nowMs: now,
  ...over,
});

describe("a closed cordon", () => {
  it("is known from its counts", () => {
    const found = assess(input());
    const error = Math.hypot(18, 9);
    expect(found.band?.occupancy).toBe(1300);
    expect(found.band?.high).toBeCloseTo(1300 + error, 9);
    expect(found).toMatchObject({ level: "normal", reason: null, isReliable: true, percent: 32.5 });
    expect(found.density).toBeCloseTo((1300 + error) / 2400, 9);
    expect(found.netPerMinute).toBe(5);
    expect(found.trend).toEqual({ direction: "busier", percentBefore: 30.625 });
    expect(found.minutesToNextLevel).toBe(Math.floor((2000 - 1300 - error) / 5));
    expect(found.countedMs).toBe(now);
  });

  it("takes its level from the upper end of the band, not from the occupancy", () => {
    const gap = gate({ in: way({ since: { sum: 600, intervals: 57, sumQuarterAgo: 450 } }) });
    const found = assess(input({ gates: [gap] }));
    expect(found.percent).toBe(32.5);
    expect(found.band?.high).toBeGreaterThan(1900);
    expect(found.level).toBe("normal");
    const wider = gate({ in: way({ since: { sum: 600, intervals: 56, sumQuarterAgo: 450 } }) });
    expect(assess(input({ gates: [wider] }))).toMatchObject({ level: "busy", isReliable: false });
  });

  it("is unknown before any start, even when a gate is silent too", () => {
    const gates = [gate({ in: way({ newest: null }) })];
    const found = assess(input({ start: null, gates }));
    expect(found).toMatchObject({ level: "unknown", reason: "no-start", band: null, percent: null });
    expect(found.gates[0]?.isSilent).toBe(true);
  });

  it("is unknown when one way of one gate is silent", () => {
    const silent = gate({
      out: way({ newest: { timeMs: now - 10 * MINUTE_MS, receivedMs: now - 9 * MINUTE_MS } }),
    });
    const found = assess(input({ gates: [gate(), silent] }));
    expect(found).toMatchObject({
      level: "unknown",
      reason: "silent",
      isReliable: false,
      netPerMinute: null,
      minutesToNextLevel: null,
      trend: null,
      countedMs: now - 9 * MINUTE_MS,
    });
  });

  it("is unknown when the band is too wide", () => {
    const gap = gate({ out: way({ since: { sum: 300, intervals: 54, sumQuarterAgo: 225 } }) });
    expect(assess(input({ gates: [gap] }))).toMatchObject({ level: "unknown", reason: "drift" });
  });

  it("knows no trend in the first quarter of an hour", () => {
    const start = { people: 1000, atMs: now - 15 * MINUTE_MS };
    expect(assess(input({ start })).trend).not.toBeNull();
    expect(assess(input({ start: { ...start, atMs: start.atMs + 1 } })).trend).toBeNull();
  });

  it("goes on from what it remembers", () => {
    const full = { level: "full" as const, atMs: now - 10_000, belowSinceMs: {} };
    expect(assess(input({ memory: full })).level).toBe("full");
    const silent = gate({ in: way({ newest: null }) });
    expect(assess(input({ memory: full, gates: [silent] })).memory?.level).toBe("full");
  });

  it("does not expect an interval that ended less than 15 s ago", () => {
    const late = gate({ in: way({ since: { sum: 590, intervals: 59, sumQuarterAgo: 450 } }) });
    expect(assess(input({ gates: [late], nowMs: now + 14_999 })).gates[0]?.missingMinutesIn).toBe(0);
    expect(assess(input({ gates: [late], nowMs: now + 15_000 })).gates[0]?.missingMinutesIn).toBe(1);
  });
});

describe("an open cordon", () => {
  const open = (over: Partial<CrowdInput> = {}): CrowdInput =>
    input({ zone: { cordon: "open" }, start: null, ...over });

  it("takes its level from the busiest gate and knows no occupancy", () => {
    const busy = gate({ in: way({}, 200), out: way({}, 64) });
    expect(assess(open({ gates: [gate(), busy] }))).toMatchObject({
      level: "busy",
      reason: null,
      isReliable: true,
      band: null,
      percent: null,
      flowPerMetre: 33,
      minutesToNextLevel: null,
      trend: { direction: "same", percentBefore: null },
    });
  });

  it("counts with the most possible, as an estimate, while the newest interval is missing", () => {
    expect(assess(open({ nowMs: now + 75_000 }))).toMatchObject({ level: "full", isReliable: false });
  });

  it("is unknown without any gate", () => {
    expect(assess(open({ gates: [] }))).toMatchObject({ level: "unknown", reason: "silent" });
  });

  it("is unknown when a gate is silent", () => {
    expect(assess(open({ nowMs: now + 135_001 }))).toMatchObject({ level: "unknown", reason: "silent" });
  });
});
