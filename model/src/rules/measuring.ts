/** What is measured, in which unit, how often, and between which bounds. */
import { durationSeconds } from "../duration.ts";
import { isKnownUnit } from "../unit.ts";
import type { StreamSubject } from "./persons.ts";
import { asFarAsRead } from "./readable.ts";
import type { Fault, RuleFor } from "./rule.ts";

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;

export const unitKnown: RuleFor<StreamSubject> = {
  name: "unit-known",
  source: "UCUM, the codes in model/src/unit.ts",
  sentence: { nl: "Deze eenheid kennen wij niet.", en: "We do not know this unit." },
  check: ({ stream }) => [
    ...asFarAsRead(() => unknownUnit(["unit"], stream.unit)),
    ...asFarAsRead(() =>
      stream.reference === undefined ? [] : unknownUnit(["reference", "unit"], stream.reference.unit),
    ),
  ],
};

function unknownUnit(path: string[], unit: string): Fault[] {
  return isKnownUnit(unit)
    ? []
    : [{ path, expected: "a UCUM code of the table of units, as 1, Cel, ug/m3 or V/m" }];
}

export const intervalPositive: RuleFor<StreamSubject> = {
  name: "interval-positive",
  source: "Semantics 11: the promise of an interval is measured by its slots",
  sentence: { nl: "Tussen twee metingen zit tijd.", en: "There is time between two readings." },
  check: ({ stream: { interval } }) =>
    durationSeconds(interval) > 0 ? [] : [{ path: ["interval"], expected: "longer than PT0S" }],
};

export const countGrid: RuleFor<StreamSubject> = {
  name: "count-grid",
  source: "Semantics 5: the interval divides PT1H, or is whole hours dividing PT24H",
  sentence: {
    nl: "Wie telt, telt in stukken die precies in een uur of een dag passen.",
    en: "Whoever counts does so in parts that fit exactly in an hour or a day.",
  },
  check: ({ stream: { aggregation, interval } }) => {
    const seconds = durationSeconds(interval);
    if (aggregation !== "interval-count" || seconds === 0) return [];
    const fits = seconds <= HOUR_S ? HOUR_S % seconds === 0 : seconds % HOUR_S === 0 && DAY_S % seconds === 0;
    return fits
      ? []
      : [{ path: ["interval"], expected: "one that divides PT1H, or whole hours that divide PT24H" }];
  },
};

export const rangeOrdered: RuleFor<StreamSubject> = {
  name: "range-ordered",
  source: "Semantics 3: a value outside the range is refused",
  sentence: {
    nl: "De laagste waarde ligt onder de hoogste.",
    en: "The lowest value lies below the highest.",
  },
  check: ({ stream: { range } }) => {
    const { min, max } = range ?? {};
    return min === undefined || max === undefined || min < max
      ? []
      : [{ path: ["range", "max"], expected: `more than min (${min})` }];
  },
};

export const rolloverFits: RuleFor<StreamSubject> = {
  name: "rollover-fits",
  source: "Decision 30: a counter that begins at 0 again is told from one that was set to 0",
  sentence: {
    nl: "Een teller die vanzelf weer bij nul begint, komt nooit boven zijn hoogste getal.",
    en: "A counter that begins at zero again by itself never passes its highest number.",
  },
  check: ({ stream: { aggregation, range, rollover } }) => {
    if (rollover === undefined) return [];
    if (aggregation !== "counter")
      return [{ path: ["rollover"], expected: "no rollover, or `aggregation: counter`" }];
    const { max } = range ?? {};
    return max !== undefined && max < rollover
      ? []
      : [
          {
            path: ["rollover"],
            expected: `more than range.max, the highest number${max === undefined ? "" : ` (${max})`}`,
          },
        ];
  },
};

export const countsFromZero: RuleFor<StreamSubject> = {
  name: "counts-from-zero",
  source: "Semantics 1: a count is a number of things",
  sentence: { nl: "Minder dan nul kan niemand tellen.", en: "Nobody can count less than none." },
  check: ({ stream: { aggregation, range } }) =>
    aggregation === "gauge" || range?.min === undefined || range.min >= 0
      ? []
      : [{ path: ["range", "min"], expected: "0 or more for a count" }],
};
