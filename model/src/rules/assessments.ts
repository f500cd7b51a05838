/** Rules about what was weighed beforehand: an advice has an answer, and a refusal has its way. */
import { stateOfCondition } from "../register/assessment.ts";
import type { SensorHead } from "./file-parts.ts";
import { ofEach } from "./readable.ts";
import type { Fault, RuleFor } from "./rule.ts";

export const adviceAnswered: RuleFor<SensorHead> = {
  name: "advice-answered",
  source: "Domain facts 1: an ethics committee advises; whoever asks for advice says what became of it",
  sentence: {
    nl: "Gaf de ethische commissie advies? Dan zegt de gemeente of zij het volgde, en anders waarom niet.",
    en: "Did the ethics committee advise? Then the city says whether it followed that, and if not, why.",
  },
  check: ({ assessments = [] }) =>
    ofEach(
      () => assessments,
      ({ kind, advice }, index): Fault[] => {
        if (advice === undefined) {
          return kind === "ethics"
            ? [{ path: ["assessments", index], expected: "advice: { followed: yes, partly or no }" }]
            : [];
        }
        return advice.followed !== "yes" && advice.reason === undefined
          ? [{ path: ["assessments", index, "advice"], expected: "reason: why the advice was not followed" }]
          : [];
      },
    ),
};

export const rejectedStaysOff: RuleFor<SensorHead> = {
  name: "rejected-stays-off",
  source: "GDPR 35(7)(d) and 36(1)",
  sentence: {
    nl: "Zegt het onderzoek naar privacy nee? Dan mag de sensor niet aan.",
    en: "Does the study of privacy say no? Then the sensor may not be on.",
  },
  check: ({ status, assessments = [] }) => {
    const newest = assessments
      .map(({ kind, date, outcome }, index) => ({ kind, date, outcome, index }))
      .filter(({ kind }) => kind === "dpia")
      .toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
    return status === "active" && newest?.outcome === "rejected"
      ? [
          {
            path: ["assessments", newest.index, "outcome"],
            expected: "a newer dpia that is not rejected, or another status than active",
          },
        ]
      : [];
  },
};

/** Never refuses: a register says what is so, also when that is late. */
export const conditionsInTime: RuleFor<SensorHead> = {
  name: "conditions-in-time",
  source: "Domain facts 3: an assessment has conditions with state",
  sentence: {
    nl: "De gemeente voldoet op tijd aan de voorwaarden van een onderzoek.",
    en: "The city meets the conditions of an assessment in time.",
  },
  check: ({ assessments = [] }, { today }) =>
    ofEach(
      () => assessments,
      ({ conditions = [] }, index) =>
        ofEach(
          () => conditions,
          (condition, place): Fault[] =>
            stateOfCondition(condition, today) === "overdue" && condition.state === "open"
              ? [
                  {
                    path: ["assessments", index, "conditions", place, "dueDate"],
                    expected: "a date to come; the page will say that the condition is overdue",
                  },
                ]
              : [],
        ),
    ),
};
