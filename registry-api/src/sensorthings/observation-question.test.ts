import { describe, expect, it } from "vitest";
import { orderOf, termsOf } from "./observation-question.ts";
import { parseFilter, parseOrderBy } from "./parse-filter.ts";

describe("termsOf", () => {
  const terms = (text: string) => termsOf(parseFilter(text));

  it("tells what is said of streams from what is said of observations", () => {
    const { streams, where } = terms("Datastream/id eq 1 and result gt 2 and not (Datastream/name eq 'a')");
    expect(streams).toMatchObject({ kind: "and", left: { left: { names: ["id"] } }, right: { kind: "not" } });
    expect(where).toMatchObject({ left: { names: ["result"] } });
  });

  it("leaves a condition whole that is about both", () => {
    const { streams, where } = terms("Datastream/id eq 1 or result gt 2");
    expect(streams).toBeUndefined();
    expect(where).toMatchObject({ kind: "or" });
  });

  it("finds bounds of time, the narrowest", () => {
    const { bounds, isSelective } = terms(
      "phenomenonTime ge 2026-11-24T10:00:00Z and phenomenonTime gt 2026-11-24T12:00:00+01:00 and phenomenonTime le 2026-11-25T00:00:00Z",
    );
    expect(bounds).toEqual({ from: "2026-11-24T11:00:00.000Z", until: "2026-11-25T00:00:00.001Z" });
    expect(isSelective).toBe(false);
  });

  it("looks a day further for the result of an interval", () => {
    expect(terms("resultTime ge 2026-11-24T10:00:00Z").bounds.from).toBe("2026-11-23T10:00:00.000Z");
  });

  it.each([
    "result gt 1",
    "phenomenonTime ne 2026-11-24T10:00:00Z",
    "year(phenomenonTime) eq 2026",
    "not (phenomenonTime lt 2026-11-24T10:00:00Z)",
  ])("knows of %s that few may meet it", (text) => {
    expect(terms(text)).toMatchObject({
      isSelective: true,
      bounds: { from: "-infinity", until: "infinity" },
    });
  });
});

it.each([
  ["id", "stream", false],
  ["phenomenonTime desc", "time", true],
  ["resultTime", "time", false],
  ["result desc", "other", true],
  ["phenomenonTime,id", "other", false],
  ["Datastream/name", "other", false],
])("orders by %s in a way of %s", (text, kind, descending) => {
  expect(orderOf(parseOrderBy(text))).toEqual({ kind, descending });
});
