import type { Field } from "@meetpaal/model";
import { encode, Tag } from "cbor2";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inUnit, Quantity } from "./quantity.ts";
import { decodeSenmlCbor } from "./senml-cbor.ts";
import { decodeSenmlJson } from "./senml-json.ts";

const T = 1_795_514_400;
const T_US = T * 1e6;
const fields: Field[] = [
  { from: "urn:dev:ow:10e2073a01080063:temp", key: "temperature" },
  { from: "urn:dev:ow:10e2073a01080063:hum", key: "humidity", unit: "%" },
];
const bn = "urn:dev:ow:10e2073a01080063:";

const json = (records: unknown): ReturnType<typeof decodeSenmlJson> =>
  decodeSenmlJson(Buffer.from(JSON.stringify(records)), fields);

describe("SenML", () => {
  it("resolves base fields from record to record, as RFC 8428 §5.1.3 does", () => {
    const decoded = json([
      { bn, bt: T, bu: "Cel", bver: 10, n: "temp", v: 20.1 },
      { n: "temp", t: -5, v: 20.2 },
      { n: "hum", t: -5, u: "%RH", v: 60 },
      { bt: T + 60, bv: 20, n: "temp", v: 0.5 },
    ]);
    expect(decoded).toEqual({
      moments: [
        { timeUs: T_US, revision: 0, values: { temperature: new Quantity(20.1, "Cel") } },
        {
          timeUs: T_US - 5e6,
          revision: 0,
          values: { temperature: new Quantity(20.2, "Cel"), humidity: new Quantity(60, "%") },
        },
        { timeUs: T_US + 60e6, revision: 0, values: { temperature: new Quantity(20.5, "Cel") } },
      ],
      faults: [],
      extraMembers: 0,
      valueCount: 4,
    });
  });

  it("reads the same from CBOR, decimal fractions too (RFC 8428 §6)", () => {
    const pack = encode([
      new Map<number, unknown>([
        [-2, bn],
        [-3, T],
        [-4, "Cel"],
        [0, "temp"],
        [2, new Tag(4, [-1, 201])],
      ]),
      new Map<number, unknown>([
        [0, "hum"],
        [1, "%RH"],
        [2, 60],
      ]),
    ]);
    const asJson = json([
      { bn, bt: T, bu: "Cel", n: "temp", v: 20.1 },
      { n: "hum", u: "%RH", v: 60 },
    ]);
    expect(decodeSenmlCbor(Buffer.from(pack), fields)).toEqual(asJson);
    expect(asJson.valueCount).toBe(2);
  });

  it("takes a name for a key where the register maps none", () => {
    const records = [
      { bt: T, n: "temp", v: 1 },
      { n: "Temp", v: 2 },
      { n: "__proto__", v: 3 },
    ];
    const decoded = decodeSenmlJson(Buffer.from(JSON.stringify(records)), undefined);
    expect(decoded.moments.map(({ values }) => ({ ...values }))).toEqual([{ temp: 1 }]);
    expect(decoded).toMatchObject({ extraMembers: 1, faults: [{ reason: "malformed", position: 2 }] });
  });

  it.each([
    ["a unit of the register's own where the message has none", { n: "hum", v: 60 }, new Quantity(60, "%")],
    ["truth as 1", { n: "temp", vb: true }, 1],
    ["text as it is, for the judge to refuse", { n: "temp", vs: "warm" }, "warm"],
    ["a base value alone as the value", { n: "temp", bv: 7 }, 7],
    ["an unknown unit as no unit at all", { n: "temp", u: "furlong", v: 1 }, new Quantity(1, undefined)],
  ])("takes %s", (_what, record, expected) => {
    const { moments } = json([{ bn, bt: T }, record]);
    expect(Object.values(moments[0]?.values ?? {})).toEqual([expected]);
  });

  it.each([
    ["a name nobody declared", [{ bn, bt: T, n: "mac", vs: "00:11:22:33:44:55" }], { extraMembers: 1 }],
    ["a sum", [{ bn, bt: T, n: "temp", s: 5 }], { extraMembers: 1 }],
    [
      "a member that is no label",
      [{ bn, bt: T, n: "temp", v: 1, plate: "x" }],
      { extraMembers: 1, valueCount: 1 },
    ],
    ["a relative time", [{ bn, n: "temp", t: -5, v: 1 }], { faults: [{ reason: "no_time", position: 0 }] }],
    ["no time", [{ bn, n: "temp", v: 1 }], { faults: [{ reason: "no_time", position: 0 }] }],
    ["no name", [{ bt: T, v: 1 }], { faults: [{ reason: "malformed", position: 0 }] }],
    [
      "a bad record alone",
      [{ bn, bt: T }, 3, { n: "temp", v: 1 }],
      { faults: [{ reason: "malformed", position: 1 }], valueCount: 1 },
    ],
    [
      "a newer version",
      [{ bver: 11, bn, bt: T, n: "temp", v: 1 }],
      { faults: [{ reason: "malformed", position: null }] },
    ],
    [
      "what must be understood",
      [{ bn, bt: T, n: "temp", v: 1, new_: 1 }],
      { faults: [{ reason: "malformed", position: null }] },
    ],
    [
      "a base of the wrong type",
      [{ bn: 5, bt: T, n: "temp", v: 1 }],
      { faults: [{ reason: "malformed", position: null }] },
    ],
    ["an object", { bn }, { faults: [{ reason: "malformed", position: null }] }],
    [
      "a time beyond all years",
      [{ bn, bt: 1e300, n: "temp", v: 1 }],
      { faults: [{ reason: "bad_time", position: 0 }] },
    ],
    [
      "too much",
      Array.from({ length: 1_001 }, (_, i) => ({ bn, bt: T + i, n: "temp", v: 1 })),
      { faults: [{ reason: "too_many_values", position: null }] },
    ],
  ])("decides about %s", (_what, records, expected) => {
    expect(json(records)).toMatchObject({ valueCount: 0, ...expected });
  });

  it("never throws, whatever comes", () => {
    const record = fc.dictionary(
      fc.constantFrom("bn", "bt", "bu", "bv", "bver", "n", "u", "v", "vs", "vb", "t", "x_"),
      fc.oneof(fc.double(), fc.string(), fc.boolean(), fc.jsonValue({ maxDepth: 1 })),
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.array(record, { maxLength: 3 }), fc.jsonValue({ maxDepth: 2 })),
        fc.uint8Array(),
        (pack, bytes) => {
          expect(json(pack).valueCount).toBeGreaterThanOrEqual(0);
          expect(decodeSenmlCbor(Buffer.from(encode(pack)), fields).valueCount).toBeGreaterThanOrEqual(0);
          expect(decodeSenmlCbor(Buffer.from(bytes), undefined).valueCount).toBeGreaterThanOrEqual(0);
          expect(decodeSenmlJson(Buffer.from(bytes), undefined).valueCount).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe("inUnit", () => {
  it("gives a number in the declared unit, and a quantity of another kind as it is", () => {
    expect(inUnit(new Quantity(294.65, "K"), "Cel")).toBe(21.5);
    expect(inUnit(new Quantity(5, "m"), "Cel")).toEqual(new Quantity(5, "m"));
    expect(inUnit(new Quantity(5, undefined), "Cel")).toEqual(new Quantity(5, undefined));
    expect(inUnit(5, "Cel")).toBe(5);
    expect(inUnit("5", "Cel")).toBe("5");
  });
});
