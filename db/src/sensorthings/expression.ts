/**
 * What a SensorThings question asks, as a tree. Whoever parses it checks its form; what its names mean, and that they exist,
 * is found out where it becomes SQL. No text of a question ever becomes a part of a statement: values travel as parameters.
 */

/** A value, as it was written in the question. */
export type Literal =
  | { type: "text"; value: string }
  | { type: "number"; value: number }
  | { type: "boolean"; value: boolean }
  | { type: "null" }
  /** RFC 3339. */
  | { type: "instant"; value: string }
  /** RFC 3339; excluded. */
  | { type: "interval"; value: readonly [start: string, end: string] }
  /** ISO 8601. */
  | { type: "duration"; value: string }
  /** Corners `[longitude, latitude]`; one: a point. */
  | { type: "geometry"; value: readonly (readonly [number, number])[] };

export type Comparison = "eq" | "ne" | "gt" | "ge" | "lt" | "le";
export type Arithmetic = "add" | "sub" | "mul" | "div" | "mod";

export type Expression =
  | { kind: "literal"; literal: Literal }
  /** Names with / between them: over relations to a property, and into it. */
  | { kind: "path"; names: readonly string[] }
  | { kind: "call"; name: string; operands: readonly Expression[] }
  | { kind: "compare"; operator: Comparison; left: Expression; right: Expression }
  | { kind: "compute"; operator: Arithmetic; left: Expression; right: Expression }
  | { kind: "and" | "or"; left: Expression; right: Expression }
  | { kind: "not"; operand: Expression };

export interface OrderBy {
  by: Expression;
  descending: boolean;
}

/** What is wrong with a question, in words for whoever asked it. */
export class QuestionError extends Error {
  override readonly name = "QuestionError";
}

/** The parts of a condition that must all hold. */
export function conjunctsOf(condition: Expression | undefined): Expression[] {
  if (condition === undefined) return [];
  if (condition.kind !== "and") return [condition];
  return [...conjunctsOf(condition.left), ...conjunctsOf(condition.right)];
}

export function allOf(conditions: readonly Expression[]): Expression | undefined {
  return conditions.reduce<Expression | undefined>(
    (left, right) => (left === undefined ? right : { kind: "and", left, right }),
    undefined,
  );
}
