/** An expression as SQL, with the type of its value; and the ways from one type to another that are sure to work. */
import { type Literal, QuestionError } from "./expression.ts";
import type { Statement } from "./statement.ts";

export type Compiled =
  | {
      type: "text" | "number" | "boolean" | "instant" | "duration" | "json" | "geometry";
      sql: string;
      literal?: Literal;
    }
  /** From `sql`, until and not with `until`; the same for an instant. */
  | { type: "phenomenon"; sql: string; until: string }
  | { type: "null" };

/** An instant of RFC 3339 with an offset. */
const INSTANT = /^(19|2\d)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)$/;

/** GeoJSON as a polygon in degrees; a point is one without extent. */
export function placeSql(json: string): string {
  return `(case ${json} ->> 'type'
    when 'Point' then polygon(box(
      point((${json} -> 'coordinates' ->> 0)::float8, (${json} -> 'coordinates' ->> 1)::float8),
      point((${json} -> 'coordinates' ->> 0)::float8, (${json} -> 'coordinates' ->> 1)::float8)
    ))
    else (
      select ('(' || string_agg(format('(%s,%s)', position ->> 0, position ->> 1), ',') || ')')::polygon
      from jsonb_array_elements(${json} -> 'coordinates' -> 0) position
    )
  end)`;
}

export function literalSql(literal: Literal, statement: Statement): Compiled {
  switch (literal.type) {
    case "null":
      return { type: "null" };
    case "text":
      return { type: "text", sql: statement.value(literal.value, "text"), literal };
    case "number":
      return { type: "number", sql: statement.value(literal.value, "float8"), literal };
    case "boolean":
      return { type: "boolean", sql: statement.value(literal.value, "boolean"), literal };
    case "instant":
      return { type: "instant", sql: statement.value(instantOf(literal.value), "timestamptz"), literal };
    case "duration":
      return { type: "duration", sql: statement.value(literal.value, "interval"), literal };
    case "interval": {
      const [start, end] = literal.value.map((instant) => statement.value(instantOf(instant), "timestamptz"));
      return { type: "phenomenon", sql: start ?? "", until: end ?? "" };
    }
    case "geometry": {
      const [first] = literal.value;
      // One corner four times is what a point of a sensor is, too.
      const corners =
        literal.value.length === 1 && first !== undefined ? [first, first, first, first] : literal.value;
      const text = `(${corners.map(([x, y]) => `(${x},${y})`).join(",")})`;
      return { type: "geometry", sql: statement.value(text, "polygon"), literal };
    }
  }
}

/** @throws {QuestionError} when it is none */
export function instantOf(text: string): string {
  if (INSTANT.test(text) && !Number.isNaN(Date.parse(text.replace(/(\.\d{3})\d+/, "$1")))) return text;
  throw new QuestionError(`${short(text)} is no instant: expected one such as 2026-11-24T10:00:00Z`);
}

export function asText(value: Compiled): string {
  if (value.type === "text") return value.sql;
  if (value.type === "json") return `(${value.sql} #>> '{}')`;
  throw new QuestionError(`expected a text in quotes, or a property that is one, and not ${nameOf(value)}`);
}

export function asNumber(value: Compiled, statement: Statement): string {
  if (value.type === "number") return value.sql;
  if (value.type === "json") {
    return `(case when jsonb_typeof(${value.sql}) = 'number' then (${value.sql} #>> '{}')::float8 end)`;
  }
  if (value.type === "text" && value.literal?.type === "text" && isNumber(value.literal.value)) {
    return statement.value(Number(value.literal.value), "float8");
  }
  throw new QuestionError(`expected a number, or a property that is one, and not ${nameOf(value)}`);
}

export function asBoolean(value: Compiled): string {
  if (value.type === "boolean") return value.sql;
  if (value.type === "json") {
    return `(case when jsonb_typeof(${value.sql}) = 'boolean' then (${value.sql} #>> '{}')::boolean end)`;
  }
  throw new QuestionError(`expected something that is true or false, and not ${nameOf(value)}`);
}

/** Of an interval its begin. */
export function asInstant(value: Compiled, statement: Statement): string {
  if (value.type === "instant" || value.type === "phenomenon") return value.sql;
  if (value.type === "text" && value.literal?.type === "text") {
    return statement.value(instantOf(value.literal.value), "timestamptz");
  }
  throw new QuestionError(`expected an instant, or a property that is one, and not ${nameOf(value)}`);
}

export function asGeometry(value: Compiled): string {
  if (value.type === "geometry") return value.sql;
  throw new QuestionError("expected a place, such as location or geography'POINT(5.86 51.85)'");
}

export function nameOf({ type }: Compiled): string {
  return type === "null" ? "null" : type === "phenomenon" ? "a time" : `of type ${type}`;
}

function isNumber(text: string): boolean {
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text);
}

function short(text: string): string {
  return `'${text.slice(0, 40)}'`;
}
