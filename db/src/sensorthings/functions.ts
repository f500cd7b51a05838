/**
 * The functions of a condition (OGC 18-088 §9.3.3.5, table 24). Geometry is PostgreSQL's own, in degrees on a plane: what it
 * cannot decide is not offered.
 */
import { asGeometry, asInstant, asNumber, asText, type Compiled } from "./compiled.ts";
import { QuestionError } from "./expression.ts";
import type { Statement } from "./statement.ts";

type Operands = readonly Compiled[];
interface SqlFunction {
  /** How many operands at least and at most. */
  takes: readonly [number, number];
  compile: (operands: Operands, statement: Statement) => Compiled;
}

const NOTHING: Compiled = { type: "null" };
const at = (operands: Operands, place: number): Compiled => operands[place] ?? NOTHING;

const text = (sql: string): Compiled => ({ type: "text", sql });
const number = (sql: string): Compiled => ({ type: "number", sql });
const truth = (sql: string): Compiled => ({ type: "boolean", sql });

/** Of a single text. */
const ofText = (compile: (text: string) => Compiled): SqlFunction => ({
  takes: [1, 1],
  compile: (operands) => compile(asText(at(operands, 0))),
});
const ofTexts = (compile: (first: string, second: string) => Compiled): SqlFunction => ({
  takes: [2, 2],
  compile: (operands) => compile(asText(at(operands, 0)), asText(at(operands, 1))),
});
/** A part of an instant, in UTC. */
const partOf = (part: string): SqlFunction => ({
  takes: [1, 1],
  compile: (operands, statement) =>
    number(
      `${part.replace("TIME", `(${asInstant(at(operands, 0), statement)} at time zone 'UTC')`)}::float8`,
    ),
});
const written = (form: string): SqlFunction => ({
  takes: [1, 1],
  compile: (operands, statement) =>
    text(`to_char(${asInstant(at(operands, 0), statement)} at time zone 'UTC', '${form}')`),
});
const ofNumber = (name: string): SqlFunction => ({
  takes: [1, 1],
  compile: (operands, statement) => number(`${name}(${asNumber(at(operands, 0), statement)})`),
});
const ofPlaces = (compile: (first: string, second: string) => Compiled): SqlFunction => ({
  takes: [2, 2],
  compile: (operands) => compile(asGeometry(at(operands, 0)), asGeometry(at(operands, 1))),
});
const always = (compiled: (statement: Statement) => Compiled): SqlFunction => ({
  takes: [0, 0],
  compile: (_operands, statement) => compiled(statement),
});

const INTERSECTS = ofPlaces((first, second) => truth(`(${first} && ${second})`));

const FUNCTIONS = new Map<string, SqlFunction>([
  ["substringof", ofTexts((part, whole) => truth(`strpos(${whole}, ${part}) > 0`))],
  ["startswith", ofTexts((whole, part) => truth(`starts_with(${whole}, ${part})`))],
  ["endswith", ofTexts((whole, part) => truth(`right(${whole}, length(${part})) = ${part}`))],
  ["length", ofText((whole) => number(`length(${whole})::float8`))],
  ["indexof", ofTexts((whole, part) => number(`(strpos(${whole}, ${part}) - 1)::float8`))],
  [
    "substring",
    {
      takes: [2, 3],
      compile: (operands, statement) => {
        const [from, most] = [1, 2].map((place) => {
          const operand = operands[place];
          return operand === undefined ? undefined : `greatest(${asNumber(operand, statement)}, 0)::int`;
        });
        const length = most === undefined ? "" : `, ${most}`;
        return text(`substr(${asText(at(operands, 0))}, ${from} + 1${length})`);
      },
    },
  ],
  ["tolower", ofText((whole) => text(`lower(${whole})`))],
  ["toupper", ofText((whole) => text(`upper(${whole})`))],
  ["trim", ofText((whole) => text(`trim(${whole})`))],
  ["concat", ofTexts((first, second) => text(`(${first} || ${second})`))],
  ["year", partOf("extract(year from TIME)")],
  ["month", partOf("extract(month from TIME)")],
  ["day", partOf("extract(day from TIME)")],
  ["hour", partOf("extract(hour from TIME)")],
  ["minute", partOf("extract(minute from TIME)")],
  ["second", partOf("trunc(extract(second from TIME))")],
  ["fractionalseconds", partOf("mod(extract(second from TIME), 1)")],
  ["totaloffsetminutes", partOf("0 * extract(hour from TIME)")],
  ["date", written("YYYY-MM-DD")],
  ["time", written("HH24:MI:SS.US")],
  ["now", always(() => ({ type: "instant", sql: "$1" }))],
  [
    "mindatetime",
    always((statement) => ({ type: "instant", sql: statement.value("-infinity", "timestamptz") })),
  ],
  [
    "maxdatetime",
    always((statement) => ({ type: "instant", sql: statement.value("infinity", "timestamptz") })),
  ],
  ["round", ofNumber("round")],
  ["floor", ofNumber("floor")],
  ["ceiling", ofNumber("ceiling")],
  ["geo.distance", ofPlaces((first, second) => number(`(${first} <-> ${second})`))],
  ["geo.intersects", INTERSECTS],
  ["st_intersects", INTERSECTS],
  ["st_disjoint", ofPlaces((first, second) => truth(`(not ${first} && ${second})`))],
  ["st_within", ofPlaces((first, second) => truth(`(${first} <@ ${second})`))],
  ["st_contains", ofPlaces((first, second) => truth(`(${first} @> ${second})`))],
  ["st_equals", ofPlaces((first, second) => truth(`(${first} ~= ${second})`))],
]);

/** @throws {QuestionError} when there is no such function, or it takes other operands */
export function callSql(name: string, operands: Operands, statement: Statement): Compiled {
  const found = FUNCTIONS.get(name);
  if (found === undefined) {
    throw new QuestionError(
      `this server has no function ${name.slice(0, 40)}: it has ${[...FUNCTIONS.keys()].join(", ")}`,
    );
  }
  const [least, most] = found.takes;
  if (operands.length < least || operands.length > most) {
    throw new QuestionError(`${name} takes ${least === most ? least : `${least} or ${most}`} operands`);
  }
  return found.compile(operands, statement);
}
