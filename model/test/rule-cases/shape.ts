/** Cases of the rules about the form of a field. */
import { type RuleCase, stream } from "../rule-case.ts";

export const shapeRefusals: RuleCase[] = [
  {
    rule: "field-form",
    when: "a text holds the character that a database cannot store",
    change: ({ sensors }) => {
      sensors[0].name.nl = "Druk\0te";
    },
    at: ["sensors[0].name.nl"],
  },
  {
    rule: "required-field",
    when: "a field is missing",
    change: ({ sensors }) => Reflect.deleteProperty(sensors[0].datastreams[0], "unit"),
    at: [`${stream}.unit`],
  },
  {
    rule: "unknown-field",
    when: "a field is not known",
    change: ({ sensors }) => Object.assign(sensors[0], { colour: "red" }),
    at: ["sensors[0].colour"],
  },
  {
    rule: "field-form",
    when: "a field has another form",
    change: ({ sensors }) => Object.assign(sensors[0].datastreams[0], { interval: "a minute" }),
    at: [`${stream}.interval`],
  },
  {
    rule: "field-form",
    when: "a text stands under what is no language",
    change: ({ sensors }) => Object.assign(sensors[0].name, { Dutch: "tekst" }),
    at: ["sensors[0].name.Dutch"],
  },
  {
    rule: "field-form",
    when: "an address would run a script",
    change: ({ organisations }) => Object.assign(organisations[0], { website: "javascript:alert(1)" }),
    at: ["organisations[0].website"],
  },
];
