import { describe, expect, it } from "vitest";
import { hasMoreFilters, questionQuery, readQuestion } from "./question.ts";

const read = (query: string) => readQuestion(new URLSearchParams(query), "nl");

describe("readQuestion", () => {
  it("takes known filters, several of one kind, and drops what it does not know", () => {
    expect(
      read("kind=camera&kind=noise&kind=spoon&verdict=broken&colour=red&owner=telwerk&owner="),
    ).toMatchObject({
      kind: ["noise", "camera"],
      verdict: ["broken"],
      owner: ["telwerk"],
    });
  });

  it("has no member for a filter that is not set", () => {
    expect(Object.keys(read("q=%20%20&kind=spoon")).toSorted()).toEqual(["page", "pageSize", "sort"]);
  });

  it.each(["0", "-1", "1.5", "x", "1e9", ""])("reads page %j as the first", (page) => {
    expect(read(`page=${page}`).page).toBe(1);
  });

  it("cuts a search that is longer than any street", () => {
    expect(read(`q=${"a".repeat(500)}`).q).toHaveLength(100);
  });
});

describe("questionQuery", () => {
  it("gives the same question back", () => {
    const question = read(
      "q=kade&kind=crowd-meter&status=paused&personalData=none&purpose=x&quarter=Hees&mobile=true&page=3",
    );
    expect(read(questionQuery(question, "Hees", question.page).slice(1))).toEqual(question);
  });

  it("is empty for the first page without filters", () => {
    expect(questionQuery(read(""), "", 1)).toBe("");
    expect(questionQuery(read(""), "", 2)).toBe("?page=2");
  });
});

it("hasMoreFilters opens the folded part only for what stands in it", () => {
  expect(hasMoreFilters(read("kind=camera&q=x"))).toBe(false);
  expect(hasMoreFilters(read("status=paused"))).toBe(true);
});
