import type { Field } from "@meetpaal/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCrowdFlowKeyValues, decodeCrowdFlowNormalized } from "./crowd-flow.ts";
import { Quantity } from "./quantity.ts";

const fields: Field[] = [
  { from: "peopleCount", key: "count_in", when: { direction: "inbound" } },
  { from: "peopleCount", key: "count_out", when: { direction: "outbound" } },
  { from: "averageCrowdSpeed", key: "speed", unit: "m/s" },
];
const dateObserved = "2026-11-24T10:00:00Z/2026-11-24T10:01:00Z";
const entity = { id: "urn:ngsi-ld:CrowdFlowObserved:1", type: "CrowdFlowObserved", dateObserved };
const timeUs = Date.parse("2026-11-24T10:00:00Z") * 1_000;

const keyValues = (json: unknown): ReturnType<typeof decodeCrowdFlowKeyValues> =>
  decodeCrowdFlowKeyValues(Buffer.from(JSON.stringify(json)), fields);
const normalized = (json: unknown): ReturnType<typeof decodeCrowdFlowNormalized> =>
  decodeCrowdFlowNormalized(Buffer.from(JSON.stringify(json)), fields);

describe("CrowdFlowObserved", () => {
  it("takes a count for the way it goes, from the start of its interval", () => {
    expect(
      keyValues([
        { ...entity, peopleCount: 12, direction: "inbound" },
        { ...entity, peopleCount: 9, direction: "outbound", averageCrowdSpeed: 1.4 },
      ]),
    ).toEqual({
      moments: [
        { timeUs, revision: 0, values: { count_in: 12, count_out: 9, speed: new Quantity(1.4, "m/s") } },
      ],
      faults: [],
      extraMembers: 0,
      valueCount: 3,
    });
  });

  it("reads the normalised form, its moments and unit codes, and the notification around it", () => {
    const decoded = normalized({
      id: "urn:ngsi-ld:Notification:1",
      type: "Notification",
      data: [
        {
          ...entity,
          dateObserved: {
            type: "Property",
            value: { "@type": "DateTime", "@value": "2026-11-24T10:00:00Z" },
          },
          peopleCount: { type: "Property", value: 12 },
          direction: { type: "Property", value: "inbound" },
          averageCrowdSpeed: { type: "Property", value: 5, unitCode: "KMH" },
        },
      ],
    });
    expect(decoded.moments).toEqual([
      { timeUs, revision: 0, values: { count_in: 12, speed: new Quantity(5, "km/h") } },
    ]);
    expect(decoded).toMatchObject({ faults: [], extraMembers: 0 });
  });

  it.each([
    ["another direction", { ...entity, peopleCount: 3, direction: "both" }, { extraMembers: 1 }],
    [
      "what nobody declared",
      { ...entity, location: { type: "Point", coordinates: [5, 51] }, owner: ["x"] },
      { extraMembers: 4 },
    ],
    ["another type", { ...entity, type: "Person" }, { faults: [{ reason: "malformed", position: null }] }],
    [
      "no time",
      { id: "x", type: "CrowdFlowObserved", peopleCount: 1, direction: "inbound" },
      { faults: [{ reason: "no_time", position: null }] },
    ],
    [
      "a time that is none",
      { ...entity, dateObserved: "today" },
      { faults: [{ reason: "bad_time", position: null }] },
    ],
    [
      "a bad entity alone",
      [3, { ...entity, peopleCount: 1, direction: "inbound" }],
      { faults: [{ reason: "malformed", position: 0 }], valueCount: 1 },
    ],
  ])("decides about %s", (_what, json, expected) => {
    expect(keyValues(json)).toMatchObject({ valueCount: 0, ...expected });
  });

  it("does not read the other form", () => {
    expect(normalized({ ...entity, peopleCount: 3, direction: "inbound" })).toMatchObject({
      faults: [{ reason: "no_time" }],
      valueCount: 0,
    });
  });

  it("never throws, whatever comes", () => {
    const any = fc.dictionary(
      fc.constantFrom("type", "data", "peopleCount", "direction", "dateObserved"),
      fc.oneof(
        fc.constantFrom("CrowdFlowObserved", "Notification", "inbound"),
        fc.jsonValue({ maxDepth: 2 }),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(any, fc.array(any), fc.jsonValue({ maxDepth: 2 })), (json) => {
        expect(keyValues(json).valueCount).toBeGreaterThanOrEqual(0);
        expect(normalized(json).valueCount).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
