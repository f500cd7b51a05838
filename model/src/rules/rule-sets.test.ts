import { describe, expect, test } from "vitest";
import { check } from "../../test/check-sample.ts";
import type { RuleCase } from "../../test/rule-case.ts";
import { correctionsRefusals } from "../../test/rule-cases/corrections.ts";
import { crowdZonesRefusals, crowdZonesWarnings } from "../../test/rule-cases/crowd-zones.ts";
import { devicesRefusals } from "../../test/rule-cases/devices.ts";
import { keepingRefusals, keepingWarnings } from "../../test/rule-cases/keeping.ts";
import { measuringRefusals } from "../../test/rule-cases/measuring.ts";
import { opennessRefusals, opennessWarnings } from "../../test/rule-cases/openness.ts";
import { personsRefusals } from "../../test/rule-cases/persons.ts";
import { placeAndTermRefusals } from "../../test/rule-cases/place-and-term.ts";
import { radioRefusals } from "../../test/rule-cases/radio.ts";
import { referencesRefusals } from "../../test/rule-cases/references.ts";
import { shapeRefusals } from "../../test/rule-cases/shape.ts";
import { verdictsWarnings } from "../../test/rule-cases/verdicts.ts";
import { sampleRegister } from "../../test/sample-register.ts";
import { importRules, warningRules } from "./rule-sets.ts";

const refusals: RuleCase[] = [
  ...correctionsRefusals,
  ...crowdZonesRefusals,
  ...devicesRefusals,
  ...keepingRefusals,
  ...measuringRefusals,
  ...personsRefusals,
  ...placeAndTermRefusals,
  ...referencesRefusals,
  ...shapeRefusals,
  ...opennessRefusals,
  ...radioRefusals,
];

const warnings: RuleCase[] = [
  ...crowdZonesWarnings,
  ...keepingWarnings,
  ...verdictsWarnings,
  ...opennessWarnings,
];

function outcomeOf({ change, current }: RuleCase) {
  const file = sampleRegister();
  change(file);
  return check(file, current);
}

describe("rules", () => {
  test("find nothing in a sound file", () => {
    expect(check(sampleRegister())).toMatchObject({ refused: [], warned: [] });
  });

  test("have names of their own, a source and a sentence in two languages", () => {
    const rules = [...importRules, ...warningRules];
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { name, source, sentence } of rules) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect([source, sentence.nl, sentence.en].every((text) => text.length > 5)).toBe(true);
    }
  });

  test("have a case each below", () => {
    const tested = new Set(
      [...refusals, ...warnings].filter(({ at }) => at.length > 0).map(({ rule }) => rule),
    );
    expect(
      [...importRules, ...warningRules].map(({ name }) => name).filter((name) => !tested.has(name)),
    ).toEqual([]);
  });

  test.each(refusals)("$rule: $when", (given) => {
    const { file, refused } = outcomeOf(given);
    expect(refused.toSorted()).toEqual(given.at.map((path) => `${path}: ${given.rule}`).toSorted());
    expect(file === undefined).toBe(given.at.length > 0);
  });

  test.each(warnings)("$rule warns: $when", (given) => {
    const { file, refused, warned } = outcomeOf(given);
    expect(refused).toEqual([]);
    expect(warned).toEqual(given.at.map((path) => `${path}: ${given.rule}`));
    expect(file).toBeDefined();
  });
});
