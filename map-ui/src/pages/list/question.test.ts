import { describe, expect, it } from "vitest";
import { hasMoreFilters, isFiltered, questionQuery, readQuestion } from "./question.ts";

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

  it("keeps an order that is not the one a list has by itself", () => {
    expect(questionQuery(read("sort=place"), "", 1)).toBe("?sort=place");
    expect(questionQuery(read("sort=name"), "", 1)).toBe("");
    // With a place to look from, the nearest come first by themselves.
    expect(questionQuery(read("sort=name"), "Hees", 1)).toBe("?near=Hees&sort=name");
    expect(read("sort=colour").sort).toEqual({ by: "name", language: "nl" });
  });
});

it("isFiltered does not take an order for a filter", () => {
  expect(isFiltered(read("sort=place&page=2"), "")).toBe(false);
  expect(isFiltered(read("kind=camera"), "")).toBe(true);
  expect(isFiltered(read(""), "Hees")).toBe(true);
});

it("hasMoreFilters opens the folded part only for what stands in it", () => {
  expect(hasMoreFilters(read("kind=camera&q=x"))).toBe(false);
  expect(hasMoreFilters(read("status=paused"))).toBe(true);
});
