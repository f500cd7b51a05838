import { expect, it } from "vitest";
import { chooseLocale } from "./locale.ts";

it.each([
  [undefined, "nl"],
  ["", "nl"],
  ["nl-NL,nl;q=0.9,en;q=0.8", "nl"],
  ["en-GB,en;q=0.9", "en"],
  ["fr,en;q=0.5,nl;q=0.4", "en"],
  ["fr-FR,it;q=0.5", "nl"],
  ["ar-SY,ar;q=0.9,en;q=0.5", "ar"],
  ["en;q=0,nl;q=0.1", "nl"],
  ["*", "nl"],
  ["en;q=nonsense", "nl"],
])("%j asks for %s", (header, locale) => {
  expect(chooseLocale(header)).toBe(locale);
});
