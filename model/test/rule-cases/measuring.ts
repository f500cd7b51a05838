/** Cases of the rules about units, intervals and ranges. */
import { noise, type RuleCase, stream } from "../rule-case.ts";

export const measuringRefusals: RuleCase[] = [
  {
    rule: "unit-known",
    when: "a unit is no code of ours",
    change: ({ sensors }) => {
      sensors[0].datastreams[0].unit = "people";
      sensors[1].datastreams[0].reference = { standard: "who-2018", limit: 53, unit: "dB(A)" };
    },
    at: [`${stream}.unit`, `${noise}.reference.unit`],
  },
  {
    rule: "interval-positive",
    when: "there is no time between readings",
    change: ({ sensors }) => Object.assign(sensors[1].datastreams[0], { interval: "PT0S" }),
    at: [`${noise}.interval`],
  },
  {
    rule: "count-grid",
    when: "a count takes seven minutes",
    change: ({ sensors }) => {
      sensors[1].datastreams[0] = { ...sensors[0].datastreams[0], interval: "PT7M" };
    },
    at: [`${noise}.interval`],
  },
  {
    rule: "count-grid",
    when: "a count takes five hours",
    change: ({ sensors }) => {
      sensors[1].datastreams[0] = { ...sensors[0].datastreams[0], interval: "PT5H" };
      Object.assign(sensors[1].datastreams[0].retention, { hour: "P14D" });
    },
    at: [`${noise}.interval`],
  },
  {
    rule: "range-ordered",
    when: "the lowest value is the highest",
    change: ({ sensors }) => Object.assign(sensors[1].datastreams[0], { range: { min: 130, max: 130 } }),
    at: [`${noise}.range.max`],
  },
  {
    rule: "counts-from-zero",
    when: "a count could be negative",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[0], { range: { min: -1, max: 10 } }),
    at: [`${stream}.range.min`],
  },
  {
    rule: "rollover-fits",
    when: "what begins at 0 again is no counter",
    change: ({ sensors }) => Object.assign(sensors[1].datastreams[0], { rollover: 256 }),
    at: [`${noise}.rollover`],
  },
  {
    rule: "rollover-fits",
    when: "values may pass it, or no highest one is given",
    change: ({ sensors }) => {
      const counter = { ...sensors[1].datastreams[0], aggregation: "counter" as const, rollover: 65_536 };
      sensors[1].datastreams = [
        { ...counter, range: { max: 65_536 } },
        { ...counter, key: "open", range: undefined },
        { ...counter, key: "right", range: { min: 0, max: 65_535 } },
      ];
    },
    at: [`${noise}.rollover`, "sensors[1].datastreams[1].rollover"],
  },
];
