/** Cases of the rules about how long values are kept, and for what. */
import { noise, type RuleCase, stream } from "../rule-case.ts";

export const keepingRefusals: RuleCase[] = [
  {
    rule: "tier-has-purpose",
    when: "days are kept for nothing",
    change: ({ sensors }) => {
      const text = { nl: "Wij helpen.", en: "We help." };
      sensors[0].datastreams[0].purposes = [{ id: "help", tiers: ["raw", "hour"], text }];
    },
    at: [`${stream}.retention.day`],
  },
  {
    rule: "purpose-tier-stored",
    when: "a purpose uses what is not kept",
    change: ({ sensors }) => Reflect.deleteProperty(sensors[0].datastreams[0].retention, "day"),
    at: [`${stream}.purposes[0].tiers[2]`],
  },
  {
    rule: "retention-grows",
    when: "hours go before single readings",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[0].retention, { hour: "P13D" }),
    at: [`${stream}.retention.hour`],
  },
  {
    rule: "bucket-is-reading",
    when: "every hour is one reading and is kept longer",
    change: ({ sensors }) => Object.assign(sensors[1].datastreams[0], { interval: "PT1H" }),
    at: [`${noise}.retention.hour`],
  },
  {
    rule: "bucket-is-reading",
    when: "every hour is one reading and is kept as long",
    change: ({ sensors }) => {
      sensors[1].datastreams[0].interval = "PT1H";
      sensors[1].datastreams[0].retention = { raw: "P365D", hour: "P1Y", day: "P5Y" };
    },
    at: [],
  },
  {
    rule: "late-fits-retention",
    when: "late values would be gone before they are summed",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[0], { acceptance: { late: "P13DT22H1S" } }),
    at: [`${stream}.acceptance.late`],
  },
  {
    rule: "late-fits-retention",
    when: "they just fit",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[0], { acceptance: { late: "P13DT22H" } }),
    at: [],
  },
  {
    rule: "late-fits-retention",
    when: "single readings go within two hours",
    change: ({ sensors }) => {
      Reflect.deleteProperty(sensors[0].datastreams[0], "acceptance");
      sensors[0].datastreams[0].retention.raw = "PT1H59M";
    },
    at: [`${stream}.retention.raw`],
  },
];

export const keepingWarnings: RuleCase[] = [
  {
    rule: "not-stored-yet",
    when: "values show who somebody is",
    change: ({ sensors }) => {
      sensors[0].datastreams[0].identifiability = "identifiable";
      sensors[1].datastreams[0].identifiability = "pseudonymous";
    },
    at: [`${stream}.identifiability`, `${noise}.retention.raw`],
  },
];
