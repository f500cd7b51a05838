// The words themselves: both languages complete, the Dutch readable at level B1.
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { type MessageKey, messages, openText, type Translate } from "./text.ts";

// Kinds of part in the parser's tree.
const literal = 0;
const plural = 6;
type Part = ReturnType<IntlMessageFormat["getAst"]>[number];

const keys = Object.keys(messages.nl).filter((key): key is MessageKey => Object.hasOwn(messages.nl, key));

/** Names of a message's arguments, and whether each is a number, those inside a plural's choices too. */
const argumentsOf = (message: string): ReadonlyMap<string, "text" | "number" | "choice"> => {
  const found = new Map<string, "text" | "number" | "choice">();
  const visit = (parts: readonly Part[]) => {
    for (const part of parts) {
      const type: number = part.type;
      if (!("value" in part) || type === literal) continue;
      const choices = "options" in part ? Object.values(part.options) : [];
      found.set(part.value, choices.length === 0 ? "text" : type === plural ? "number" : "choice");
      for (const choice of choices) visit(choice.value);
    }
  };
  visit(new IntlMessageFormat(message, "nl", undefined, { ignoreTag: true }).getAst());
  return found;
};

const say = (t: Translate, key: MessageKey, n: number): string =>
  t(
    key,
    Object.fromEntries(
      [...argumentsOf(messages.nl[key])].map(([name, kind]) => [name, kind === "number" ? n : "x"]),
    ),
  );

describe("messages", () => {
  it("exist in both languages under the same keys, none of them empty", () => {
    expect(Object.keys(messages.en).toSorted()).toEqual(keys.toSorted());
    const empty = keys.filter(
      (key) => key !== "unit.1" && (messages.nl[key] === "" || messages.en[key] === ""),
    );
    expect(empty).toEqual([]);
  });

  it("take the same arguments in both languages", () => {
    const differing = keys.filter((key) => {
      const [nl, en] = [messages.nl[key], messages.en[key]].map((text) =>
        [...argumentsOf(text).keys()].toSorted(),
      );
      return JSON.stringify(nl) !== JSON.stringify(en);
    });
    expect(differing).toEqual([]);
  });

  it("format for one and for many", () => {
    for (const locale of ["nl", "en"] as const) {
      const t = openText(locale);
      const unfinished = keys.filter((key) => /[{}#]/u.test(say(t, key, 1) + say(t, key, 7)));
      expect(unfinished).toEqual([]);
    }
  });
});

/** What must not be written, and what to write instead. */
const forbidden: readonly (readonly [word: RegExp, instead: string])[] = [
  [/grondslag/iu, "reden in de wet"],
  [/bewaartermijn/iu, "hoe lang bewaard"],
  [/anoniem/iu, "met dit getal kan niemand u herkennen"],
  [/real-?time/iu, "nu"],
  [/verwerk/iu, "gebruiken"],
  [/geaggregeerd/iu, "opgeteld"],
  [/monitor/iu, "meten"],
  [/\bdata\b(?! van)/iu, "gegevens"],
];
const mostWords = 15;

describe("Dutch at level B1", () => {
  const t = openText("nl");

  it(`has sentences of at most ${mostWords} words, a legal term between brackets not counted`, () => {
    const long = keys.flatMap((key) =>
      say(t, key, 7)
        .replaceAll(/\([^)]*\)/gu, "")
        .split(/(?<=[.?!:])\s+/u)
        .filter((sentence) => sentence.split(/\s+/u).length > mostWords)
        .map((sentence) => `${key}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  it("avoids hard words", () => {
    const hard = keys.flatMap((key) =>
      forbidden
        .filter(([word]) => word.test(messages.nl[key]))
        .map(([, instead]) => `${key}: write "${instead}"`),
    );
    expect(hard).toEqual([]);
  });
});
