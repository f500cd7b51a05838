import { describe, expect, it } from "vitest";
import { expectedSlots } from "./slot.ts";
import { holderAt, type StreamTerms, type StreamVersion, spansInForce } from "./span.ts";

const at = (time: string): number => Date.parse(`2026-11-24T${time}Z`);
const MINUTE: StreamTerms = {
  aggregation: "interval-count",
  intervalMs: 60_000,
  below: null,
  identifiability: "deidentified",
  keepsHours: true,
  rollover: null,
  keepsDays: true,
};

function version(number: number, from: string, over: Partial<StreamVersion> = {}): StreamVersion {
  return {
    version: number,
    validFromMs: at(from),
    isActive: true,
    operatingFromMs: at("00:00:00"),
    operatingToMs: null,
    declares: MINUTE,
    ...over,
  };
}

describe("what is in force", () => {
  it("goes from one version to the next, and ends where a version does not declare the stream", () => {
    const spans = spansInForce([
      version(1, "01:00:00"),
      version(2, "02:00:00", { declares: { ...MINUTE, intervalMs: 300_000 } }),
      version(3, "03:00:00", { declares: null }),
    ]);
    expect(spans.map(({ fromMs, toMs, terms }) => [fromMs, toMs, terms.intervalMs])).toEqual([
      [at("01:00:00"), at("02:00:00"), 60_000],
      [at("02:00:00"), at("03:00:00"), 300_000],
    ]);
  });

  it("is what a correction says, from where the corrected version began", () => {
    const spans = spansInForce([
      version(1, "01:00:00"),
      version(2, "01:00:00", { operatingToMs: at("02:00:00") }),
    ]);
    expect(spans.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([[at("01:00:00"), at("02:00:00")]]);
  });

  it("is nothing while paused or outside the operating window", () => {
    expect(spansInForce([version(1, "01:00:00", { isActive: false })])).toEqual([]);
    const [span] = spansInForce([version(1, "01:00:00", { operatingFromMs: at("01:30:00") })]);
    expect(span?.fromMs).toBe(at("01:30:00"));
  });

  it("is found for an instant", () => {
    const versions = [version(2, "02:00:00"), version(1, "01:00:00")];
    expect(holderAt(versions, at("00:59:59"))).toBeUndefined();
    expect(holderAt(versions, at("01:59:59"))?.version).toBe(1);
    expect(holderAt(versions, at("02:00:00"))?.version).toBe(2);
  });
});

describe("expected slots", () => {
  const spans = spansInForce([version(1, "01:00:30", { operatingToMs: at("02:00:30") })]);

  it.each([
    ["whole hour, begun late", "01:00:00", "02:00:00", 59],
    ["the last interval ends after the end", "02:00:00", "03:00:00", 0],
    ["a part", "01:10:00", "01:20:00", 10],
    ["bounds off the grid", "01:10:01", "01:20:01", 10],
  ])("of an interval count: %s", (_, from, to, slots) => {
    expect(expectedSlots(spans, at(from), at(to))).toBe(slots);
  });

  it("of an interval count run on into the next version", () => {
    const both = spansInForce([version(1, "01:00:00"), version(2, "01:30:30")]);
    expect(expectedSlots(both, at("01:00:00"), at("02:00:00"))).toBe(60);
  });

  it("of a gauge follow time, in fractions", () => {
    const gauge: StreamTerms = { ...MINUTE, aggregation: "gauge", intervalMs: 7000 };
    const inForce = spansInForce([version(1, "01:00:00", { declares: gauge })]);
    expect(expectedSlots(inForce, at("00:30:00"), at("02:00:00"))).toBeCloseTo(3600 / 7, 9);
  });

  it("of a count longer than an hour lie in the hours where they start", () => {
    const long = spansInForce([version(1, "00:00:00", { declares: { ...MINUTE, intervalMs: 7_200_000 } })]);
    expect(expectedSlots(long, at("02:00:00"), at("03:00:00"))).toBe(1);
    expect(expectedSlots(long, at("03:00:00"), at("04:00:00"))).toBe(0);
  });
});
