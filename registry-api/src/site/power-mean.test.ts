import type { StreamRow } from "@meetpaal/db";
import { describe, expect, it } from "vitest";
import { powerMeanOf } from "./power-mean.ts";

const NOW = new Date("2026-11-24T10:00:00Z");

const stream: StreamRow = {
  id: 1,
  sensorId: 1,
  publicId: "aaaaaaaa",
  reference: "5G-007",
  key: "field_strength",
  unit: "V/m",
  aggregation: "gauge",
  intervalS: 10,
  identifiability: "none",
  isPublic: true,
  demo: true,
  body: { reference: { limit: 10, unit: "W/m2" } },
  rules: [{ from: new Date(0), below: null, delayS: null }],
};

const rows = (values: number[]) =>
  values.map((value, index) => ({
    time: new Date(NOW.getTime() - (index + 1) * 10_000).toISOString(),
    value,
  }));

describe("powerMeanOf", () => {
  it("averages squares: 6.1 V/m is 0.0987 W/m2, about 1 % of 10 W/m2", () => {
    const mean = powerMeanOf(stream, rows(Array.from({ length: 180 }, () => 6.1)), NOW);
    expect(mean?.powerDensity).toBeCloseTo(0.0987, 4);
    expect(mean?.fieldStrength).toBeCloseTo(6.1, 10);
    expect(mean).toMatchObject({ coverage: 1, limit: 10, start: "2026-11-24T09:30:00Z" });
  });

  it("is not the square of the mean", () => {
    const values = Array.from({ length: 180 }, (_, index) => (index % 2 === 0 ? 0 : 2));
    expect(powerMeanOf(stream, rows(values), NOW)?.powerDensity).toBeCloseTo(2 / 377, 10);
  });

  it("says nothing of too little, of another quantity, or of what is hidden", () => {
    const full = rows(Array.from({ length: 180 }, () => 1));
    expect(powerMeanOf(stream, full.slice(0, 161), NOW)).toBeNull();
    expect(powerMeanOf(stream, full.slice(0, 162), NOW)).not.toBeNull();
    expect(powerMeanOf({ ...stream, unit: "dB" }, full, NOW)).toBeNull();
    const below = [{ from: new Date(0), below: 5, delayS: null }];
    expect(powerMeanOf({ ...stream, rules: below }, full, NOW)).toBeNull();
  });
});
