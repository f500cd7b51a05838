import type { Sensor, SensorChange } from "@meetpaal/registry-api/contract";
import { expect, it } from "vitest";
import { madeSensor } from "../../../test/made-sensor.ts";
import { removedSince } from "./removed-since.ts";

const gone: Sensor = { ...madeSensor([]), status: "removed", validTo: null };
const version = (status: SensorChange["status"], day: string): SensorChange => ({
  version: 1,
  since: `${day}T10:00:00Z`,
  recordedAt: `${day}T12:00:00Z`,
  status,
  correction: null,
  changed: [],
  differences: [],
});

it("is the day that the register names, of a sensor that is gone", () => {
  expect(removedSince({ ...gone, dates: { removedDate: "2026-05-01" } }, [])).toBe("2026-05-01");
  expect(removedSince({ ...gone, status: "paused", dates: { removedDate: "2026-05-01" } }, [])).toBeNull();
});

it("is when the entry became one of a sensor that is gone, though it changed since", () => {
  const versions = [
    version("removed", "2026-06-03"),
    version("removed", "2026-06-02"),
    version("active", "2026-06-01"),
    version("removed", "2026-03-01"),
    version("active", "2026-01-01"),
  ];
  expect(removedSince(gone, versions)).toBe("2026-06-02T10:00:00Z");
});

it("of one that came into the register so, is its end, or when it came", () => {
  const versions = [version("removed", "2026-06-03"), version("removed", "2026-06-02")];
  expect(removedSince(gone, versions)).toBe("2026-06-02T12:00:00Z");
  expect(removedSince({ ...gone, validTo: "2026-04-01T00:00:00Z" }, versions)).toBe("2026-04-01T00:00:00Z");
  expect(removedSince({ ...gone, validTo: "2027-04-01T00:00:00Z" }, versions)).toBe("2026-06-02T12:00:00Z");
});
