/** Comparing and computing with values of any two types that can be. */
import { asInstant, asNumber, asText, type Compiled, nameOf } from "./compiled.ts";
import { type Arithmetic, type Comparison, QuestionError } from "./expression.ts";
import { secondText } from "./sources.ts";
import type { Statement } from "./statement.ts";

const SIGNS: Record<Comparison, string> = {
  eq: "=",
  ne: "is distinct from",
  gt: ">",
  ge: ">=",
  lt: "<",
  le: "<=",
};
const TURNED: Record<Comparison, Comparison> = { eq: "eq", ne: "ne", gt: "lt", ge: "le", lt: "gt", le: "ge" };

export function compareSql(
  operator: Comparison,
  left: Compiled,
  right: Compiled,
  statement: Statement,
): Compiled {
  const truth = (sql: string): Compiled => ({ type: "boolean", sql: `(${sql})` });
  if (left.type === "null") {
    if (right.type === "null") return truth(operator === "eq" ? "true" : "false");
    return compareSql(TURNED[operator], right, left, statement);
  }
  if (right.type === "null") {
    if (operator === "eq") return truth(`${nullable(left)} is null`);
    return truth(operator === "ne" ? `${nullable(left)} is not null` : "false");
  }
  if (left.type === "phenomenon") return truth(phenomenonSql(operator, left, right, statement));
  if (right.type === "phenomenon") return compareSql(TURNED[operator], right, left, statement);
  const [first, second] = alike(left, right, statement);
  return truth(`${first} ${SIGNS[operator]} ${second}`);
}

/** A part of `properties` that is null as JSON is null. */
function nullable(value: Exclude<Compiled, { type: "null" }>): string {
  return value.type === "json" ? `nullif(${value.sql}, 'null')` : value.sql;
}

function alike(left: Compiled, right: Compiled, statement: Statement): [string, string] {
  const types = new Set([left.type, right.type]);
  if (types.has("number")) return [asNumber(left, statement), asNumber(right, statement)];
  if (types.has("json") && types.has("instant")) return [jsonOrInstant(left), jsonOrInstant(right)];
  if (types.has("instant")) return [asInstant(left, statement), asInstant(right, statement)];
  if (types.has("boolean") && types.has("json")) {
    return [jsonOf(left), jsonOf(right)];
  }
  if (types.has("text") || types.has("json"))
    return [`${asText(left)} collate "C"`, `${asText(right)} collate "C"`];
  if (types.size === 1 && !types.has("geometry")) return [sqlOf(left), sqlOf(right)];
  throw new QuestionError(`cannot compare something ${nameOf(left)} with something ${nameOf(right)}`);
}

function jsonOf(value: Compiled): string {
  return value.type === "json" ? `(${value.sql})` : `to_jsonb(${sqlOf(value)})`;
}

/** Instants in `properties` are texts of one form, whose order is that of time. */
function jsonOrInstant(value: Compiled): string {
  return value.type === "json"
    ? `(${value.sql} #>> '{}') collate "C"`
    : `${secondText(sqlOf(value))} collate "C"`;
}

function sqlOf(value: Compiled): string {
  return value.type === "null" ? "null" : value.sql;
}

/** Before is over before, after begins after; the same is the same at both ends. An instant begins and ends at itself. */
function phenomenonSql(
  operator: Comparison,
  { sql: start, until: end }: Extract<Compiled, { type: "phenomenon" }>,
  other: Compiled,
  statement: Statement,
): string {
  const from = asInstant(other, statement);
  const to = other.type === "phenomenon" ? other.until : from;
  switch (operator) {
    case "eq":
      return `${start} = ${from} and ${end} = ${to}`;
    case "ne":
      return `${start} <> ${from} or ${end} <> ${to}`;
    case "lt":
      return `${end} <= ${from} and ${start} < ${from}`;
    case "le":
      return `${start} <= ${from} and ${end} <= ${to}`;
    case "gt":
      return `${start} >= ${to} and ${end} > ${to}`;
    case "ge":
      return `${start} >= ${from} and ${end} >= ${to}`;
  }
}

export function computeSql(
  operator: Arithmetic,
  left: Compiled,
  right: Compiled,
  statement: Statement,
): Compiled {
  if (
    left.type === "instant" ||
    left.type === "phenomenon" ||
    right.type === "instant" ||
    right.type === "duration"
  ) {
    return withTime(operator, left, right);
  }
  const [a, b] = [asNumber(left, statement), asNumber(right, statement)];
  // What is divided by nothing is nothing.
  switch (operator) {
    case "add":
      return { type: "number", sql: `(${a} + ${b})` };
    case "sub":
      return { type: "number", sql: `(${a} - ${b})` };
    case "mul":
      return { type: "number", sql: `(${a} * ${b})` };
    case "div":
      return { type: "number", sql: `(${a} / nullif(${b}, 0))` };
    case "mod":
      return { type: "number", sql: `mod(${a}::numeric, nullif(${b}::numeric, 0))::float8` };
  }
}

function withTime(operator: Arithmetic, left: Compiled, right: Compiled): Compiled {
  if (left.type !== "null" && right.type !== "null" && (operator === "add" || operator === "sub")) {
    const sql = `(${left.sql} ${operator === "add" ? "+" : "-"} ${right.sql})`;
    const isInstant = left.type === "instant" || left.type === "phenomenon";
    if (isInstant && right.type === "duration") return { type: "instant", sql };
    if (isInstant && right.type === "instant" && operator === "sub") return { type: "duration", sql };
    if (left.type === "duration" && right.type === "duration") return { type: "duration", sql };
    if (left.type === "duration" && right.type === "instant" && operator === "add")
      return { type: "instant", sql };
  }
  throw new QuestionError(`cannot ${operator} something ${nameOf(left)} and something ${nameOf(right)}`);
}
