/**
 * Rules about dates. They never refuse an import: a register says what is so, also when that is late. What they find is
 * a verdict on the public page; the import tells it to whoever imports.
 */
import { judgeDpia, judgeEvaluation, judgeNotice, judgeReview } from "../promise/date.ts";
import type { SensorHead } from "./file-parts.ts";
import { calendarDate } from "./place-and-term.ts";
import { ofEach } from "./readable.ts";
import type { RuleFor } from "./rule.ts";

export const announcedInTime: RuleFor<SensorHead> = {
  name: "announced-in-time",
  source: "The city's own rules.notice; Amsterdam APV 2.25a: 5 days before placing",
  sentence: {
    nl: "Een sensor wordt bekendgemaakt voordat hij er hangt.",
    en: "A sensor is announced before it hangs there.",
  },
  check: ({ status, dates }, { city, today }) => {
    const notice = city?.rules?.notice;
    if (notice === undefined) return [];
    const verdict = judgeNotice({
      announcedDate: dates?.announcedDate ?? null,
      placedDate: dates?.placedDate ?? null,
      days: notice.days,
      today,
      isPlaced: status !== "announced",
    });
    if (verdict !== "broken") return [];
    const words =
      notice.basis === "by-law" ? "Te laat gemeld" : "Later bekendgemaakt dan de gemeente belooft";
    return [
      {
        path: ["dates", "announcedDate"],
        expected: `at least ${notice.days} days before placedDate; the page will say "${words}"`,
      },
    ];
  },
};

export const reviewedInTime: RuleFor<SensorHead> = {
  name: "reviewed-in-time",
  source: "Domain facts 3: dates reported, announced, placed, removed, review",
  sentence: {
    nl: "De gemeente kijkt op tijd of de sensor nog nodig is.",
    en: "The city looks in time whether the sensor is still needed.",
  },
  check: ({ dates }, { today }) =>
    dates?.reviewDate !== undefined && judgeReview(dates.reviewDate, today) === "broken"
      ? [
          {
            path: ["dates", "reviewDate"],
            expected: "a date to come; the page will say that the review is overdue",
          },
        ]
      : [],
};

export const pilotEvaluatedInTime: RuleFor<SensorHead> = {
  name: "pilot-evaluated-in-time",
  source: "Domain facts 1: what a pilot brings is told; the pilot's own evaluationDue",
  sentence: {
    nl: "Na een proef vertelt de gemeente wat eruit kwam.",
    en: "After a pilot the city tells what came of it.",
  },
  check: ({ pilot, valid }, { today, timeZone }) => {
    if (pilot?.evaluationDue === undefined || valid.to === undefined) return [];
    const verdict = judgeEvaluation({
      endDate: calendarDate(valid.to, timeZone),
      due: pilot.evaluationDue,
      hasOutcome: (pilot.outcome ?? null) !== null,
      today,
    });
    return verdict === "broken"
      ? [{ path: ["pilot"], expected: "an outcome; the page will say that the evaluation is overdue" }]
      : [];
  },
};

export const dpiaRepeatedInTime: RuleFor<SensorHead> = {
  name: "dpia-repeated-in-time",
  source: "GDPR 35(11)",
  sentence: {
    nl: "Het onderzoek naar de risico's wordt op tijd opnieuw gedaan.",
    en: "The study of the risks is done again in time.",
  },
  check: ({ assessments = [] }, { today }) =>
    ofEach(
      () => assessments,
      ({ kind, nextDate }, index) =>
        kind === "dpia" && nextDate !== undefined && judgeDpia(nextDate, today) === "broken"
          ? [
              {
                path: ["assessments", index, "nextDate"],
                expected: "a date to come; the page will say that the assessment is overdue",
              },
            ]
          : [],
    ),
};

export const verdictRules = [announcedInTime, reviewedInTime, pilotEvaluatedInTime, dpiaRepeatedInTime];
