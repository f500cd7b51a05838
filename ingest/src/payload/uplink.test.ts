import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EndDevice } from "../contract/device-speech.ts";
import { readChirpstack } from "./chirpstack.ts";
import { Quantity } from "./quantity.ts";
import { readTheThingsStack } from "./the-things-stack.ts";
import { decodeUplink, type Uplink } from "./uplink.ts";

const devEui = "70B3D57ED005A1B2";
const receivedAt = "2026-11-24T10:00:00.123456789Z";
const bytesOf = (json: unknown): Buffer => Buffer.from(JSON.stringify(json));

const theThingsStack = {
  end_device_ids: { device_id: "dev1", dev_eui: devEui },
  received_at: "2026-11-24T10:00:01Z",
  uplink_message: {
    f_port: 1,
    received_at: receivedAt,
    decoded_payload: { temperature: 21.5 },
    rx_metadata: [
      { gateway_ids: { gateway_id: "a" }, rssi: -110, snr: 2 },
      { gateway_ids: { gateway_id: "b" }, rssi: -90, snr: 7 },
    ],
  },
};
const chirpstack = {
  time: receivedAt,
  deviceInfo: { devEui: devEui.toLowerCase(), tags: {} },
  fPort: 1,
  object: { temperature: 21.5 },
  rxInfo: [{ gatewayId: "b", rssi: -90, snr: 7 }],
};
const uplink: Uplink = { devEui, receivedAt, payload: { temperature: 21.5 }, rssi: -90, snr: 7 };

describe("webhooks of network servers", () => {
  it("say who sent what, when, and how well it was heard", () => {
    expect(readTheThingsStack(bytesOf(theThingsStack))).toEqual({ is: "uplink", uplink });
    expect(readChirpstack(bytesOf(chirpstack), "up")).toEqual({ is: "uplink", uplink });
  });

  it.each([
    [
      "a join",
      readTheThingsStack(bytesOf({ ...theThingsStack, uplink_message: undefined, join_accept: {} })),
      "other",
    ],
    ["a simulation", readTheThingsStack(bytesOf({ ...theThingsStack, simulated: true })), "other"],
    ["a status", readChirpstack(bytesOf(chirpstack), "status"), "other"],
    ["no event", readChirpstack(bytesOf(chirpstack), undefined), "malformed"],
    ["no device", readChirpstack(bytesOf({ ...chirpstack, deviceInfo: {} }), "up"), "malformed"],
    ["no JSON", readTheThingsStack(Buffer.from("{")), "malformed"],
  ])("tell %s from a measurement", (_what, hook, is) => {
    expect(hook.is).toBe(is);
  });
});

describe("decodeUplink", () => {
  const endDevice: EndDevice = {
    publicId: "abcd1234",
    fields: [
      { from: "temperature", key: "temperature", unit: "Cel" },
      { from: "counts.in", key: "count_in" },
      { from: "$rssi", key: "signal" },
    ],
    time: undefined,
  };
  const timeUs = Date.parse("2026-11-24T10:00:00Z") * 1_000 + 123_456;

  it("takes the fields that the register names, by their paths", () => {
    const payload = { temperature: 21.5, counts: { in: 3, mac: "x" }, firmware: "1.2" };
    expect(decodeUplink({ ...uplink, payload }, endDevice)).toEqual({
      moments: [
        { timeUs, revision: 0, values: { temperature: new Quantity(21.5, "Cel"), count_in: 3, signal: -90 } },
      ],
      faults: [],
      extraMembers: 2,
      valueCount: 3,
    });
  });

  it("takes the device's own time where the register says so", () => {
    const payload = { temperature: 21.5, at: "2026-11-24T09:00:00Z" };
    const { moments, extraMembers } = decodeUplink({ ...uplink, payload }, { ...endDevice, time: "at" });
    expect(moments[0]?.timeUs).toBe(Date.parse(payload.at) * 1_000);
    expect(extraMembers).toBe(0);
  });

  it.each([
    ["no payload formatter", { ...uplink, payload: undefined }, "malformed"],
    ["no time", { ...uplink, receivedAt: undefined }, "no_time"],
    ["a time that is none", { ...uplink, receivedAt: "now" }, "bad_time"],
    ["too much", { ...uplink, payload: { a: Array.from({ length: 1_001 }, () => 1) } }, "too_many_values"],
  ])("refuses %s", (_what, sent, reason) => {
    expect(decodeUplink(sent, endDevice).faults).toEqual([{ reason, position: null }]);
  });

  it("never throws, whatever comes", () => {
    const part = fc.dictionary(
      fc.constantFrom(
        "end_device_ids",
        "uplink_message",
        "dev_eui",
        "deviceInfo",
        "devEui",
        "time",
        "object",
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(part, fc.jsonValue({ maxDepth: 2 }), fc.uint8Array(), (json, payload, bytes) => {
        expect(readTheThingsStack(bytesOf(json)).is).toBeDefined();
        expect(readChirpstack(bytesOf(json), "up").is).toBeDefined();
        expect(readTheThingsStack(Buffer.from(bytes)).is).toBeDefined();
        expect(decodeUplink({ ...uplink, payload }, endDevice).valueCount).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
