import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Compiler } from "./compile.ts";
import { ENTITY_NAMES, ENTITY_SETS } from "./entity-sets.ts";
import { type Expression, type Literal, QuestionError } from "./expression.ts";
import { Statement } from "./statement.ts";

const SITE = { now: new Date(0), publicUrl: "https://stad.example", units: {} };
const path = (...names: string[]): Expression => ({ kind: "path", names });
const text = (value: string): Expression => ({ kind: "literal", literal: { type: "text", value } });

function compiled(
  expression: Expression,
  entity: (typeof ENTITY_NAMES)[number] = "Thing",
): Statement & { sql: string } {
  const statement = new Statement(SITE);
  const sql = new Compiler(statement).condition(expression, { entity, alias: "e0" });
  return Object.assign(statement, { sql });
}

describe("a condition as SQL", () => {
  it("has its values beside it", () => {
    const { sql, values } = compiled({
      kind: "compare",
      operator: "eq",
      left: path("name"),
      right: text("a'b"),
    });
    expect(sql).toBe(`(e0."name" collate "C" = $4::text collate "C")`);
    expect(values.slice(3)).toEqual(["a'b"]);
  });

  it("asks over many whether there is one", () => {
    const both: Expression = {
      kind: "compare",
      operator: "eq",
      left: path("Datastreams", "ObservedProperty", "name"),
      right: text("noise"),
    };
    expect(compiled(both).sql).toMatch(
      /^exists \(select from \([^]*\) e1 where e1\.sensor_id = e0\.id and [^]*e1\.property/,
    );
  });

  it.each([
    [path("colour"), "has no colour"],
    [path("constructor"), "has no constructor"],
    [path("name", "length"), "has no parts"],
    [path("Datastreams"), "leads to many"],
    [path("Datastreams", "Observations", "result"), "through Observations"],
    [path("name"), "true or false"],
  ])("refuses %j", (expression, message) => {
    expect(() => compiled(expression)).toThrow(message);
    expect(() => compiled(expression)).toThrow(QuestionError);
  });

  it("never takes a text of the question into the statement", () => {
    const evil = fc.constantFrom("zq'; drop table reading; --", 'zq" or true', "zq$1", "zq\\");
    const known = fc.constantFrom(
      "id",
      ...ENTITY_NAMES.flatMap((name) => [
        ...Object.keys(ENTITY_SETS[name].properties),
        ...Object.keys(ENTITY_SETS[name].relations),
      ]),
    );
    const literal: fc.Arbitrary<Literal> = fc.oneof(
      evil.map((value) => ({ type: "text" as const, value })),
      evil.map((value) => ({ type: "duration" as const, value })),
      fc.double({ noNaN: true }).map((value) => ({ type: "number" as const, value })),
      fc.constantFrom<Literal>(
        { type: "null" },
        { type: "boolean", value: true },
        { type: "instant", value: "2026-11-24T10:00:00Z" },
      ),
    );
    const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        literal.map((value): Expression => ({ kind: "literal", literal: value })),
        fc
          .array(fc.oneof({ weight: 9, arbitrary: known }, { weight: 1, arbitrary: evil }), {
            minLength: 1,
            maxLength: 4,
          })
          .map((names): Expression => ({ kind: "path", names })),
        fc.record({ kind: fc.constant("not" as const), operand: tie("tree") }),
        fc.record({
          kind: fc.constantFrom("and" as const, "or" as const),
          left: tie("tree"),
          right: tie("tree"),
        }),
        fc.record({
          kind: fc.constant("compare" as const),
          operator: fc.constantFrom("eq" as const, "ne" as const, "lt" as const),
          left: tie("tree"),
          right: tie("tree"),
        }),
        fc.record({
          kind: fc.constant("compute" as const),
          operator: fc.constantFrom("add" as const, "mod" as const),
          left: tie("tree"),
          right: tie("tree"),
        }),
        fc.record({
          kind: fc.constant("call" as const),
          name: fc.oneof(evil, fc.constantFrom("tolower", "concat", "length", "year", "round", "now")),
          operands: fc.array(tie("tree"), { maxLength: 3 }),
        }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(...ENTITY_NAMES), (expression, entity) => {
        try {
          expect(compiled(expression, entity).sql).not.toContain("zq");
        } catch (error) {
          if (!(error instanceof QuestionError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });
});
