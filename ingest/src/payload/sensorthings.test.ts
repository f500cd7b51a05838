import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeObservation } from "./sensorthings.ts";

const decode = (json: unknown): ReturnType<typeof decodeObservation> =>
  decodeObservation(Buffer.from(JSON.stringify(json)), "count");
const time = "2026-11-24T10:00:00Z";
const timeUs = Date.parse(time) * 1_000;

describe("decodeObservation", () => {
  it.each([
    ["a moment", { phenomenonTime: time, resultTime: "2026-11-24T10:00:03Z", result: 12 }],
    ["an interval by its start", { phenomenonTime: `${time}/2026-11-24T10:01:00Z`, result: 12 }],
    ["the result's time where there is no other", { resultTime: time, result: 12 }],
  ])("takes %s", (_what, json) => {
    expect(decode(json)).toEqual({
      moments: [{ timeUs, revision: 0, values: { count: 12 } }],
      faults: [],
      extraMembers: 0,
      valueCount: 1,
    });
  });

  it.each([
    ["no time", { result: 12 }, { faults: [{ reason: "no_time", position: null }] }],
    [
      "a time that is none",
      { phenomenonTime: "now", result: 12 },
      { faults: [{ reason: "bad_time", position: null }] },
    ],
    ["no result", { phenomenonTime: time }, { faults: [{ reason: "malformed", position: null }] }],
    ["a list", [{ phenomenonTime: time, result: 1 }], { faults: [{ reason: "malformed", position: null }] }],
    [
      "undeclared members",
      { phenomenonTime: time, result: 1, parameters: { mac: "x" }, FeatureOfInterest: {} },
      { extraMembers: 2, valueCount: 1 },
    ],
  ])("decides about %s", (_what, json, expected) => {
    expect(decode(json)).toMatchObject({ valueCount: 0, ...expected });
  });

  it("never throws, whatever comes", () => {
    const observation = fc.dictionary(
      fc.constantFrom("phenomenonTime", "resultTime", "result", "x"),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(fc.oneof(observation, fc.jsonValue({ maxDepth: 2 })), fc.uint8Array(), (json, bytes) => {
        expect(decode(json).valueCount).toBeGreaterThanOrEqual(0);
        expect(decodeObservation(Buffer.from(bytes), "count").valueCount).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
