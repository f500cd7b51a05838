/** Cases of the rules about zones and the gates that count for them. */
import { stored } from "../check-sample.ts";
import type { RuleCase } from "../rule-case.ts";

export const crowdZonesRefusals: RuleCase[] = [
  {
    rule: "gate-stream-known",
    when: "a sensor has no such key",
    change: ({ zones }) => Object.assign(zones[0].gates[0].in, { key: "count_up" }),
    at: ["zones[0].gates[0].in.key"],
  },
  {
    rule: "gate-stream-known",
    when: "a key ends that a zone in the register needs",
    change: (file) => {
      file.sensors[0].datastreams.pop();
      file.zones.pop();
    },
    current: stored(),
    at: ["sensors[0]"],
  },
  {
    rule: "gate-stream-known",
    when: "a key ends that a removed zone needed",
    change: (file) => {
      file.sensors[0].datastreams.pop();
      Object.assign(file.zones[0], { status: "removed" });
    },
    current: stored(),
    at: [],
  },
  {
    rule: "gate-counts",
    when: "a gate measures noise",
    change: ({ sensors, zones }) => {
      sensors[1].datastreams[0].public = false;
      zones[0].gates[0].in = { sensor: "GM-001", key: "sound_level" };
    },
    at: ["zones[0].gates[0].in.key"],
  },
  {
    rule: "gate-interval",
    when: "a gate counts every ten minutes",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[1] ?? {}, { interval: "PT10M" }),
    at: ["zones[0].gates[0].out.key"],
  },
  {
    rule: "gate-disclosure",
    when: "a zone shows a word and its gate shows numbers at once",
    change: ({ sensors }) => Reflect.deleteProperty(sensors[0].datastreams[0], "disclosure"),
    at: ["zones[0].gates[0].in.key"],
  },
  {
    rule: "gate-disclosure",
    when: "a zone shows a word and its gate shows nothing",
    change: ({ sensors }) =>
      Object.assign(sensors[0].datastreams[0], { disclosure: undefined, public: false }),
    at: [],
  },
  {
    rule: "gate-disclosure",
    when: "a zone shows a percentage and its gates show numbers later",
    change: ({ zones }) => Object.assign(zones[0], { publicDetail: "percent" }),
    at: ["zones[0].gates[0].in.key", "zones[0].gates[0].out.key"],
  },
  {
    rule: "gate-disclosure",
    when: "a zone shows a percentage and a public gate hides small numbers",
    change: ({ sensors, zones }) => {
      zones[0].publicDetail = "percent";
      const [first, second] = sensors[0].datastreams;
      Object.assign(first, { disclosure: { below: 5 } });
      Object.assign(second ?? {}, { disclosure: { below: 5 }, public: false });
    },
    at: ["zones[0].gates[0].in.key"],
  },
  {
    rule: "closed-cordon-measured",
    when: "nobody knows how many people fit",
    change: ({ zones }) => {
      Reflect.deleteProperty(zones[0], "capacity");
      Reflect.deleteProperty(zones[0], "levelsPercent");
    },
    at: ["zones[0].capacity", "zones[0].levelsPercent"],
  },
  {
    rule: "density-needs-area",
    when: "there are levels of density and no area",
    change: ({ zones }) => {
      zones[0].levelsDensity = { normal: 0.5, busy: 1, veryBusy: 1.5, full: 2 };
      Reflect.deleteProperty(zones[0], "usableAreaM2");
    },
    at: ["zones[0].usableAreaM2"],
  },
  {
    rule: "levels-rise",
    when: "a level begins where the one before it does",
    change: ({ zones }) => Object.assign(zones[0].levelsPercent ?? {}, { busy: 30 }),
    at: ["zones[0].levelsPercent.busy"],
  },
];

export const crowdZonesWarnings: RuleCase[] = [
  {
    rule: "reset-probable",
    when: "a day's counts are off by more than a reset allows",
    change: ({ zones }) => Object.assign(zones[0].gates[0], { errorPercent: 20 }),
    at: ["zones[0].reset.ifHighBelowPercent"],
  },
];
