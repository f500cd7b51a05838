/** Cases of the rules about a city's own dates. */
import { inDays } from "../check-sample.ts";
import type { RuleCase } from "../rule-case.ts";

export const verdictsWarnings: RuleCase[] = [
  {
    rule: "announced-in-time",
    when: "it was announced four days before",
    change: ({ sensors }) =>
      Object.assign(sensors[0], { dates: { announcedDate: "2026-01-02", placedDate: "2026-01-06" } }),
    at: ["sensors[0].dates.announcedDate"],
  },
  {
    rule: "announced-in-time",
    when: "it was announced five days before",
    change: ({ sensors }) =>
      Object.assign(sensors[0], { dates: { announcedDate: "2026-01-01", placedDate: "2026-01-06" } }),
    at: [],
  },
  {
    rule: "reviewed-in-time",
    when: "the review is overdue",
    change: ({ sensors }) => Object.assign(sensors[0], { dates: { reviewDate: inDays(-2).slice(0, 10) } }),
    at: ["sensors[0].dates.reviewDate"],
  },
  {
    rule: "pilot-evaluated-in-time",
    when: "the evaluation of a pilot is overdue",
    change: ({ sensors }) => {
      const question = { nl: "Werkt het?", en: "Does it work?" };
      sensors[0].pilot = {
        question,
        by: [{ organisation: "maker", role: "operator" }],
        evaluationDue: "P1M",
        outcome: null,
      };
      sensors[0].valid = { from: inDays(-300), to: inDays(-40) };
    },
    at: ["sensors[0].pilot"],
  },
  {
    rule: "dpia-repeated-in-time",
    when: "the assessment should have been repeated",
    change: ({ sensors }) => {
      sensors[0].assessments = [
        { kind: "dpia", date: "2020-01-01", outcome: "approved", nextDate: "2023-01-01" },
      ];
    },
    at: ["sensors[0].assessments[0].nextDate"],
  },
];
