// The words themselves: every language complete, and what they leave open the same.
import { describe, expect, it } from "vitest";
import { argumentsOf, dutch, messageKeys as keys, say } from "../../test/say-message.ts";
import { isMachineMade, locales } from "../locale.ts";
import { crowdWords, lawTexts, messages, openText } from "./text.ts";

const others = locales.filter((locale) => locale !== "nl");
const namesIn = (text: string) => [...argumentsOf(text).keys()].toSorted();

describe.each(others)("messages in %s", (locale) => {
  const texts: Readonly<Record<string, string>> = { ...messages[locale], ...lawTexts[locale]?.texts };

  it("are there for every key, none of them empty", () => {
    expect(Object.keys(messages[locale]).toSorted()).toEqual(Object.keys(messages.nl).toSorted());
    expect(Object.keys(texts).filter((key) => key !== "unit.1" && texts[key] === "")).toEqual([]);
  });

  it("take the same arguments as the Dutch", () => {
    const differing = Object.entries(texts).filter(
      ([key, text]) => JSON.stringify(namesIn(text)) !== JSON.stringify(namesIn(dutch[key] ?? "")),
    );
    expect(differing).toEqual([]);
  });

  it("format for none, one, two, a few and many", () => {
    const t = openText(locale);
    const unfinished = keys.filter((key) =>
      /[{}#]/u.test([0, 1, 2, 5, 11, 100].map((n) => say(t, key, n)).join(" ")),
    );
    expect(unfinished).toEqual([]);
  });

  it("are plain on the crowd board, which has no compiler", () => {
    const compiled = Object.entries(crowdWords(locale)).filter(
      ([key, text]) => key.startsWith("crowd.") && text.includes(", plural"),
    );
    expect(compiled).toEqual([]);
  });
});

describe("texts on rights and grounds", () => {
  it("stand in a language that a machine translated only with a check on record", () => {
    const unchecked = locales.filter((locale) => {
      const found = lawTexts[locale];
      return isMachineMade(locale) && found && !/^\d{4}-\d\d-\d\d$/u.test(found.check?.on ?? "");
    });
    expect(unchecked).toEqual([]);
  });

  it("are English where nobody has checked a translation", () => {
    expect(openText("uk")("ask.rights")).toBe(openText("en")("ask.rights"));
    expect(openText("uk")("ask.title")).not.toBe(openText("en")("ask.title"));
  });
});

it("keeps a Dutch name inside an Arabic sentence from turning its order round", () => {
  expect(openText("ar")("promised.fields", { names: "Fietsers (per uur)" })).toContain(
    "\u2068Fietsers (per uur)\u2069",
  );
  expect(openText("de")("promised.fields", { names: "Fietsers" })).not.toContain("\u2068");
});
