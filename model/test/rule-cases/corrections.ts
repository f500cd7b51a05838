/** Cases of the rules about what is said of the past in hindsight. */
import { inDays, stored } from "../check-sample.ts";
import { type RuleCase, stream } from "../rule-case.ts";

export const correctionsRefusals: RuleCase[] = [
  {
    rule: "past-needs-reason",
    when: "a window is said to have begun and ended otherwise",
    change: ({ sensors }) => Object.assign(sensors[0], { valid: { from: inDays(-20), to: inDays(-10) } }),
    current: stored(),
    at: ["sensors[0].valid.from", "sensors[0].valid.to"],
  },
  {
    rule: "past-needs-reason",
    when: "the end moves to another day to come",
    change: ({ sensors }) => Object.assign(sensors[0].valid, { to: inDays(10) }),
    current: stored(),
    at: [],
  },
  {
    rule: "past-needs-reason",
    when: "a reason is given",
    change: ({ sensors }) => {
      sensors[0].valid = { from: inDays(-20), to: inDays(-10) };
      sensors[0].corrects = { reason: "De paal was weg." };
    },
    current: stored(),
    at: [],
  },
  {
    rule: "correction-shortens",
    when: "in hindsight more was collected",
    change: ({ sensors }) => {
      sensors[0].corrects = { reason: "Anders bedoeld." };
      sensors[0].valid.from = inDays(-400);
      sensors[0].datastreams[0].retention.raw = "P15D";
      sensors[0].datastreams[0].identifiability = "pseudonymous";
      sensors[0].datastreams.push({ ...sensors[0].datastreams[0], key: "count_extra" });
    },
    current: stored(),
    at: [
      "sensors[0].valid.from",
      `${stream}.retention.raw`,
      `${stream}.identifiability`,
      "sensors[0].datastreams[2].key",
    ],
  },
];
