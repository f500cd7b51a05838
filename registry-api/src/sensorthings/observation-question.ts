/** What a condition on Observations says of their streams and of their time, so that only those are looked at. */
import { allOf, conjunctsOf, type Expression, type OrderBy } from "@meetpaal/db";

export interface ObservationTerms {
  /** On Datastreams. */
  streams: Expression | undefined;
  /** On the observations themselves, the bounds among it. */
  where: Expression | undefined;
  /** Nothing outside meets the condition: from included, until excluded. */
  bounds: { from: string; until: string };
  /** It is about more than streams and time, so that one in a thousand may meet it. */
  isSelective: boolean;
}

const EVER = { from: "-infinity", until: "infinity" };

export function termsOf(filter: Expression | undefined): ObservationTerms {
  const conjuncts = conjunctsOf(filter);
  const streams = conjuncts.flatMap((conjunct) => ofStream(conjunct) ?? []);
  const others = conjuncts.filter((conjunct) => ofStream(conjunct) === undefined);
  const bounds = others.map(boundOf);
  return {
    streams: allOf(streams),
    where: allOf(others),
    bounds: {
      from: latest(bounds.flatMap((bound) => bound?.from ?? [])) ?? EVER.from,
      until: earliest(bounds.flatMap((bound) => bound?.until ?? [])) ?? EVER.until,
    },
    isSelective: bounds.some((bound) => bound === undefined),
  };
}

/** Where every path of it begins with `Datastream`: the same without that. */
function ofStream(expression: Expression): Expression | undefined {
  switch (expression.kind) {
    case "literal":
      return expression;
    case "path": {
      const [first, ...names] = expression.names;
      return first === "Datastream" && names.length > 0 ? { kind: "path", names } : undefined;
    }
    case "not": {
      const operand = ofStream(expression.operand);
      return operand === undefined ? undefined : { kind: "not", operand };
    }
    case "call": {
      const operands = expression.operands.map(ofStream);
      const whole = operands.flatMap((operand) => operand ?? []);
      return whole.length === operands.length ? { ...expression, operands: whole } : undefined;
    }
    case "and":
    case "or":
    case "compare":
    case "compute": {
      const [left, right] = [ofStream(expression.left), ofStream(expression.right)];
      return left === undefined || right === undefined ? undefined : { ...expression, left, right };
    }
  }
}

const TIMES = ["phenomenonTime", "resultTime"];

/** Wider than the condition where an interval begins before it ends: the condition itself is looked at too. */
function boundOf(expression: Expression): { from?: string; until?: string } | undefined {
  if (expression.kind !== "compare") return undefined;
  const { operator, left, right } = expression;
  if (left.kind !== "path" || left.names.length !== 1 || !TIMES.includes(left.names[0] ?? ""))
    return undefined;
  if (right.kind !== "literal" || right.literal.type !== "instant") return undefined;
  const { value } = right.literal;
  if (Number.isNaN(Date.parse(value))) return undefined;
  if (operator === "lt" || operator === "le") return { until: new Date(Date.parse(value) + 1).toISOString() };
  // A count over a day has its result at the end of it.
  const earlier = left.names[0] === "resultTime" ? LONGEST_INTERVAL_MS : 0;
  if (operator === "gt" || operator === "ge")
    return { from: new Date(Date.parse(value) - earlier).toISOString() };
  return undefined;
}

const LONGEST_INTERVAL_MS = 24 * 60 * 60_000;

function latest(instants: readonly string[]): string | undefined {
  return instants.toSorted().at(-1);
}

function earliest(instants: readonly string[]): string | undefined {
  return instants.toSorted()[0];
}

/** How observations are ordered: by stream and time, by time alone, or by what has to be looked at first. */
export function orderOf(orderBy: readonly OrderBy[]): {
  kind: "stream" | "time" | "other";
  descending: boolean;
} {
  const [first, ...others] = orderBy;
  if (first === undefined) return { kind: "stream", descending: false };
  const { by, descending } = first;
  const name = by.kind === "path" && by.names.length === 1 ? (by.names[0] ?? "") : "";
  if (others.length > 0 || name === "") return { kind: "other", descending };
  if (name === "id" || name === "@iot.id") return { kind: "stream", descending };
  return { kind: TIMES.includes(name) ? "time" : "other", descending };
}
