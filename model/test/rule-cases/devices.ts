/** Cases of the rules about what a device sends, and for whom. */
import type { RuleCase } from "../rule-case.ts";

export const devicesRefusals: RuleCase[] = [
  {
    rule: "fields-lead",
    when: "a device sends a field that is no stream, or in a unit of another kind",
    change: ({ devices }) => {
      devices[1].speaks = {
        format: "senml-json",
        fields: [
          { from: "laeq", key: "sound_level", unit: "dB" },
          { from: "mac", key: "mac" },
          { from: "temp", key: "sound_level", unit: "Cel" },
        ],
      };
    },
    at: ["devices[1].speaks.fields[1].key", "devices[1].speaks.fields[2].unit"],
  },
  {
    rule: "fields-lead",
    when: "an end device is of a sensor that its network may not speak for",
    change: ({ devices }) => {
      const fields = [{ from: "laeq", key: "sound_level" }];
      devices[1].speaks = {
        format: "chirpstack",
        endDevices: [{ devEui: "70B3D57ED005A1B2", sensor: "DM-001", fields }],
      };
    },
    at: ["devices[1].speaks.endDevices[0].sensor"],
  },
  {
    rule: "end-device-once",
    when: "an end device is there twice",
    change: ({ devices }) => {
      const [sensor = ""] = devices[1].sensors;
      const fields = [{ from: "laeq", key: "sound_level" }];
      devices[1].speaks = {
        format: "chirpstack",
        endDevices: ["70B3D57ED005A1B2", "70b3d57ed005a1b2"].map((devEui) => ({ devEui, sensor, fields })),
      };
    },
    at: ["devices[1].speaks.endDevices[1].devEui"],
  },
];
