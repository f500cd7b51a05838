import { QuestionError } from "@meetpaal/db";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFilter, parseOrderBy } from "./parse-filter.ts";

type Expression = ReturnType<typeof parseFilter>;

/** A tree as one line: (operator left right). */
function written(expression: Expression): string {
  switch (expression.kind) {
    case "literal": {
      const { literal } = expression;
      return literal.type === "null" ? "null" : `${literal.type}:${JSON.stringify(literal.value)}`;
    }
    case "path":
      return expression.names.join("/");
    case "call":
      return `${expression.name}(${expression.operands.map(written).join(" ")})`;
    case "not":
      return `(not ${written(expression.operand)})`;
    case "and":
    case "or":
      return `(${expression.kind} ${written(expression.left)} ${written(expression.right)})`;
    case "compare":
    case "compute":
      return `(${expression.operator} ${written(expression.left)} ${written(expression.right)})`;
  }
}

describe("parseFilter", () => {
  it.each([
    ["result eq 5", "(eq result number:5)"],
    ["result gt -1.5e3", "(gt result number:-1500)"],
    ["name eq 'it''s'", `(eq name text:"it's")`],
    ["a eq 1 or b eq 2 and c eq 3", "(or (eq a number:1) (and (eq b number:2) (eq c number:3)))"],
    ["(a eq 1 or b eq 2) and c eq 3", "(and (or (eq a number:1) (eq b number:2)) (eq c number:3))"],
    ["not a eq 1 and b eq 2", "(and (not (eq a number:1)) (eq b number:2))"],
    ["not (a eq 1)", "(not (eq a number:1))"],
    ["a add 2 mul 3 sub 1 gt 4", "(gt (sub (add a (mul number:2 number:3)) number:1) number:4)"],
    ["Datastream/Thing/properties/kind eq 'noise'", `(eq Datastream/Thing/properties/kind text:"noise")`],
    ["Datastreams/@iot.id eq 1", "(eq Datastreams/@iot.id number:1)"],
    ["substringof('a', tolower(name))", `substringof(text:"a" tolower(name))`],
    ["now()", "now()"],
    ["phenomenonTime ge 2026-11-24T10:00:00Z", `(ge phenomenonTime instant:"2026-11-24T10:00:00Z")`],
    [
      "phenomenonTime eq 2026-11-24T10:00:00Z/2026-11-24T11:00:00.5+01:00",
      `(eq phenomenonTime interval:["2026-11-24T10:00:00Z","2026-11-24T11:00:00.5+01:00"])`,
    ],
    ["date(resultTime) eq 2026-11-24", `(eq date(resultTime) text:"2026-11-24")`],
    ["time(resultTime) lt 10:00:00.5", `(lt time(resultTime) text:"10:00:00.5")`],
    ["resultTime sub duration'PT1H' lt now()", `(lt (sub resultTime duration:"PT1H") now())`],
    [
      "geo.distance(location,geography'POINT(5.8 -51)') lt 1",
      "(lt geo.distance(location geometry:[[5.8,-51]]) number:1)",
    ],
    [
      "st_within(location, geometry'POLYGON((0 0,1 0,1 1,0 0))')",
      "st_within(location geometry:[[0,0],[1,0],[1,1],[0,0]])",
    ],
    ["  result   eq   null ", "(eq result null)"],
    ["ordering eq 1", "(eq ordering number:1)"],
  ])("reads %s", (text, expected) => {
    expect(written(parseFilter(text))).toBe(expected);
  });

  it.each([
    "",
    "a eq",
    "eq 1",
    "a eq 1 b",
    "a eq 1)",
    "(a eq 1",
    "a eq 'open",
    "a eq 1 eq 2",
    "f(a,)",
    "a/ eq 1",
    "a eq #",
    "a eq 1e999",
    "a eq 1abc",
    "a eq duration'nothing'",
    "st_within(a, geography'CIRCLE(1 1)')",
    "a; drop table reading",
    "(".repeat(60) + "a" + ")".repeat(60),
    Array.from({ length: 300 }, () => "a").join(" and "),
    `a eq '${"x".repeat(5_000)}'`,
  ])("refuses %s", (text) => {
    expect(() => parseFilter(text)).toThrow(QuestionError);
  });

  it("reads any text, or says that it cannot", { timeout: 30_000 }, () => {
    const words = fc.constantFrom(
      ..."and or not eq ne gt add mul ( ) , / 'a' '' ' 1 -1 1e5 null true name Datastream/id f( geography'POINT(1 2)' 2026-11-24T10:00:00Z duration'P1D' @iot.id".split(
        " ",
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(words, { maxLength: 30 }).map((list) => list.join(" ")),
    );
    fc.assert(
      fc.property(text, (asked) => {
        let thrown: unknown;
        try {
          written(parseFilter(asked));
        } catch (error) {
          thrown = error;
        }
        expect(thrown === undefined || thrown instanceof QuestionError).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("parseOrderBy", () => {
  it("goes up unless it says down", () => {
    const orders = parseOrderBy("name,Thing/name desc, properties/kind asc");
    expect(orders.map(({ by, descending }) => [written(by), descending])).toEqual([
      ["name", false],
      ["Thing/name", true],
      ["properties/kind", false],
    ]);
  });

  it.each(["", "name,", "name up", "name desc desc"])("refuses '%s'", (text) => {
    expect(() => parseOrderBy(text)).toThrow(QuestionError);
  });
});
