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
import { type SampleRegister, sampleRegister } from "../../test/sample-register.ts";
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

/** Something in each entry that no rule asks for has another form. */
function breakElsewhere(file: SampleRegister): void {
  const { organisations, models, sensors, devices, zones } = file;
  if ("city" in file) Object.assign(file.city, { code: 4 });
  for (const organisation of organisations) Object.assign(organisation, { kvk: "many" });
  for (const model of models) Object.assign(model, { make: 4 });
  for (const sensor of sensors) {
    Object.assign(sensor, { description: { nl: "Iets." }, heightM: "high" });
    for (const each of sensor.datastreams) Object.assign(each, { name: 4 });
  }
  for (const device of devices) Object.assign(device, { quota: { connections: 0 } });
  for (const zone of zones) Object.assign(zone, { name: { en: "Zone" } });
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

describe("rules beside another mistake in the same entry", () => {
  test.each([...refusals, ...warnings])("$rule speaks all the same: $when", (given) => {
    const file = sampleRegister();
    given.change(file);
    breakElsewhere(file);
    const { refused, warned } = check(file, given.current);
    const said = [...refused, ...warned].filter((line) => line.endsWith(`: ${given.rule}`));
    // A rule about forms also speaks of what was broken here.
    const found = given.at.map((path) => `${path}: ${given.rule}`);
    const others = found.length === 0 ? said : found.filter((line) => !said.includes(line));
    expect(others).toEqual([]);
    expect(refused).toContain("sensors[0].heightM: field-form");
  });
});
