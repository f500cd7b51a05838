// The words themselves: both languages complete, and what they leave open the same.
import { describe, expect, it } from "vitest";
import { argumentsOf, messageKeys as keys, say } from "../../test/say-message.ts";
import { messages, openText } from "./text.ts";

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
