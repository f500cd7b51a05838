import { expect, it } from "vitest";
import { openText } from "../../text/text.ts";
import { articleWords, withheldWords } from "./woo-words.ts";

const nl = { t: openText("nl") };

it.each([
  ["5.1.2.e", "5.1, lid 2, onder e"],
  ["5.1.5", "5.1, lid 5"],
  ["3.1", "3.1"],
])("cites %s as people do", (code, words) => {
  expect(articleWords(nl, code)).toBe(words);
});

it("says first why, then where the law says it", () => {
  expect(withheldWords(nl, "5.1.2.e")).toBe(
    "Dit beschermt de privacy van mensen. (Woo, artikel 5.1, lid 2, onder e)",
  );
  expect(withheldWords({ t: openText("en") }, "5.1.9.z")).toBe("(Woo, article 5.1(9)(z))");
});
