import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePayload } from "./decode-payload.ts";
import { parseTime } from "./parse-time.ts";

const decode = (text: string): ReturnType<typeof decodePayload> => {
  // Somewhere in a chunk, as it comes from a socket.
  const bytes = Buffer.from(`xx${text}yy`);
  return decodePayload(bytes, 2, bytes.length - 2);
};

describe("parseTime", () => {
  it("reads what RFC 3339 says, to the microsecond", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true }),
        fc.integer({ min: 0, max: 999 }),
        (date, us) => {
          const text = `${date.toISOString().slice(0, -1)}${String(us).padStart(3, "0")}Z`;
          expect(parseTime(text)).toBe(date.getTime() * 1_000 + us);
          expect(parseTime(date.getTime())).toBe(date.getTime() * 1_000);
        },
      ),
    );
  });

  it.each([
    ["2026-11-24T10:00:00Z", "2026-11-24T10:00:00Z"],
    ["2026-11-24T10:00:00.5Z", "2026-11-24T10:00:00.5Z"],
    ["2026-11-24t10:00:00z", "2026-11-24T10:00:00Z"],
    ["2026-11-24T11:30:00+01:30", "2026-11-24T10:00:00Z"],
    ["2026-11-24T04:00:00-06:00", "2026-11-24T10:00:00Z"],
    ["2028-02-29T23:59:59.999Z", "2028-02-29T23:59:59.999Z"],
  ])("reads %s", (text, expected) => {
    expect(parseTime(text)).toBe(Date.parse(expected) * 1_000);
  });

  it("cuts more than six decimals", () => {
    expect(parseTime("2026-11-24T10:00:00.1234569Z")).toBe(
      Date.parse("2026-11-24T10:00:00Z") * 1_000 + 123_456,
    );
  });

  it.each([
    "2026-11-24",
    "2026-11-24T10:00:00",
    "2026-11-24T10:00Z",
    "2026-02-30T10:00:00Z",
    "2026-13-01T10:00:00Z",
    "2026-11-24T24:00:00Z",
    "2026-11-24T10:60:00Z",
    "2026-11-24T10:00:60Z",
    "2026-11-24T10:00:00.Z",
    "2026-11-24T10:00:00+0100",
    "2026-11-24T10:00:00+01:00 ",
    "2026-11-24T10:00:00Zx",
    "+02026-11-24T10:00:00Z",
    "yesterday",
    "",
    1.5,
    Number.MAX_VALUE,
    true,
    {},
    [],
  ])("refuses %j", (time) => {
    expect(parseTime(time)).toBeUndefined();
  });
});

describe("decodePayload", () => {
  const time = "2026-11-24T10:00:00Z";

  it("reads one object or an array, values as they are", () => {
    const moment = { timeUs: Date.parse(time) * 1_000, revision: 0, values: { a: 1, b: "x" } };
    const json = { time, values: { a: 1, b: "x" } };
    expect(decode(JSON.stringify(json))).toMatchObject({
      moments: [moment],
      faults: [],
      extraMembers: 0,
      valueCount: 2,
    });
    expect(decode(JSON.stringify([json, { ...json, revision: 7 }]))).toMatchObject({
      moments: [moment, { ...moment, revision: 7 }],
      valueCount: 4,
    });
  });

  it("counts other members, and knows the reserved ones", () => {
    expect(
      decode(JSON.stringify({ time, values: {}, mac: 1, plate: 2, bootId: "x", seq: 1, ageMs: 2 })),
    ).toMatchObject({
      extraMembers: 2,
    });
  });

  it("takes names that JavaScript knows for what they are: keys", () => {
    const decoded = decode(`{"time":"${time}","values":{"__proto__":1,"constructor":2,"toString":3}}`);
    expect(decoded.valueCount).toBe(3);
    expect(Object.keys(decoded.moments[0]?.values ?? {})).toEqual(["__proto__", "constructor", "toString"]);
    expect(decode(`{"__proto__":{"values":{}},"time":"${time}"}`).faults).toEqual([
      { reason: "malformed", position: null },
    ]);
  });

  it.each([
    "",
    "{",
    "12",
    "null",
    '"x"',
    "{}",
    '{"values":[]}',
    '{"values":null}',
    `{"time":1,"values":{},"revision":"1"}`,
  ])("calls %j malformed", (text) => {
    expect(decode(text)).toMatchObject({ moments: [], faults: [{ reason: "malformed", position: null }] });
  });

  it("tells bytes that are not UTF-8 from a device that sends U+FFFD", () => {
    const text = `{"time":"${time}","values":{"\ufffd":1}}`;
    expect(decode(text).faults).toEqual([]);
    const bytes = Buffer.from(`{"time":"${time}","values":{"\u00e9":1}}`, "latin1");
    expect(decodePayload(bytes, 0, bytes.length).faults).toEqual([{ reason: "malformed", position: null }]);
  });

  it("gives nothing of a payload back that it cannot read", () => {
    const decoded = decode(`{"plate": 12-AB-34}`);
    expect(JSON.stringify(decoded)).not.toContain("AB");
  });

  it("never throws, whatever comes", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.uint8Array().map((bytes) => Buffer.from(bytes).toString("latin1")),
        ),
        (text) => {
          const bytes = Buffer.from(text, "latin1");
          expect(decodePayload(bytes, 0, bytes.length).valueCount).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
