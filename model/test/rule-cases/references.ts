/** Cases of the rules about names, and what they name. */
import { stored } from "../check-sample.ts";
import { noise, type RuleCase } from "../rule-case.ts";

export const referencesRefusals: RuleCase[] = [
  {
    rule: "unique-name",
    when: "a reference, a key and a gate occur twice",
    change: (file) => {
      const { sensors, zones } = file;
      Object.assign(sensors[0], { datastreams: [...sensors[0].datastreams, sensors[0].datastreams[0]] });
      Object.assign(file, { sensors: [...sensors, sensors[1]] });
      zones[0].gates.push({ ...zones[0].gates[0] });
    },
    at: ["sensors[2].reference", "sensors[0].datastreams[2].key", "zones[0].gates[1].id"],
  },
  {
    rule: "city-known",
    when: "the first file has no city",
    change: (file) => Reflect.deleteProperty(file, "city"),
    at: ["city"],
  },
  {
    rule: "organisation-known",
    when: "an organisation is not there",
    change: ({ sensors, devices, zones }) => {
      sensors[0].roles[0] = { organisation: "nobody", role: "controller" };
      sensors[1].datastreams[0].recipients = [{ text: { nl: "X", en: "X" }, organisation: "nobody" }];
      devices[0].owner = "nobody";
      zones[0].owner = "nobody";
    },
    at: [
      "sensors[0].roles[0].organisation",
      `${noise}.recipients[0].organisation`,
      "devices[0].owner",
      "zones[0].owner",
    ],
  },
  {
    rule: "model-required",
    when: "a model is not there",
    change: ({ sensors }) => Object.assign(sensors[0], { model: "unheard" }),
    at: ["sensors[0].model"],
  },
  {
    rule: "capture-stays",
    when: "a known model takes in something else",
    change: ({ models }) => Object.assign(models[2], { capture: "camera" }),
    current: stored(),
    at: ["models[2].capture"],
  },
  {
    rule: "sensor-known",
    when: "a device or a gate names a sensor that is not there",
    change: ({ devices, zones }) => {
      devices[1].sensors.push("DM-404");
      zones[0].gates[0].out.sensor = "DM-404";
    },
    at: ["devices[1].sensors[1]", "zones[0].gates[0].out.sensor"],
  },
  {
    rule: "sensor-known",
    when: "two owners use the same reference",
    change: (file) => {
      const twin = { ...file.sensors[0], owner: "maker" };
      Object.assign(file, { sensors: [...file.sensors, twin] });
    },
    at: ["devices[0].sensors[0]", "zones[0].gates[0].in.sensor", "zones[0].gates[0].out.sensor"],
  },
];
