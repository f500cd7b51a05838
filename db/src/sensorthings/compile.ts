/**
 * From a condition to SQL. A path that goes over one related row becomes a question for that row; one that goes over many
 * becomes "there is one of which this holds", around the whole comparison in which it stands (OGC 18-088 §9.3.3.5.1).
 */
import { compareSql, computeSql } from "./compare.ts";
import { asBoolean, type Compiled, literalSql, placeSql } from "./compiled.ts";
import { ENTITY_SETS, type EntityName, propertyTypeOf, type Relation, relationOf } from "./entity-sets.ts";
import { type Expression, QuestionError } from "./expression.ts";
import { callSql } from "./functions.ts";
import type { Scope, Statement } from "./statement.ts";

/** Rows that were found for the begin of a path. */
interface Bound {
  names: readonly string[];
  scope: Scope;
}

export class Compiler {
  readonly #statement: Statement;

  constructor(statement: Statement) {
    this.#statement = statement;
  }

  /** A condition on the rows of a scope. */
  condition(expression: Expression, scope: Scope): string {
    return asBoolean(this.#truth(expression, [{ names: [], scope }]));
  }

  /** A value of each row of a scope; no path of it may lead to many. */
  value(expression: Expression, scope: Scope): Compiled {
    return this.#compile(expression, [{ names: [], scope }]);
  }

  #truth(expression: Expression, bound: readonly Bound[]): Compiled {
    switch (expression.kind) {
      case "and":
      case "or": {
        const sides = [expression.left, expression.right].map((side) => asBoolean(this.#truth(side, bound)));
        return { type: "boolean", sql: `(${sides.join(` ${expression.kind} `)})` };
      }
      case "not":
        return { type: "boolean", sql: `(not ${asBoolean(this.#truth(expression.operand, bound))})` };
      case "literal":
      case "path":
      case "call":
      case "compare":
      case "compute":
        return this.#ofSome(expression, bound);
    }
  }

  /** Where a path in it goes over many rows: whether there is one for which it holds. */
  #ofSome(expression: Expression, bound: readonly Bound[]): Compiled {
    const path = pathsOf(expression).find((names) => this.#isOverMany(names, bound));
    if (path === undefined) return this.#compile(expression, bound);
    const from = longest(path, bound);
    const name = path[from.names.length] ?? "";
    const relation = relationOf(from.scope.entity, name);
    if (relation === undefined) throw unknownName(name, from.scope.entity);
    if (path.length === from.names.length + 1)
      throw new QuestionError(`${name} leads to many: say which property is meant`);
    const { rows, scope } = this.#follow(relation, from.scope);
    const inner = this.#ofSome(expression, [
      ...bound,
      { names: path.slice(0, from.names.length + 1), scope },
    ]);
    return { type: "boolean", sql: `exists (select ${rows} and ${asBoolean(inner)})` };
  }

  #isOverMany(names: readonly string[], bound: readonly Bound[]): boolean {
    const from = longest(names, bound);
    let { entity } = from.scope;
    for (const name of names.slice(from.names.length)) {
      const relation = relationOf(entity, name);
      if (relation === undefined) return false;
      if (relation.many) return true;
      entity = relation.target;
    }
    return false;
  }

  #follow(relation: Relation, from: Scope): { rows: string; scope: Scope } {
    const { source } = ENTITY_SETS[relation.target];
    if (source === undefined) {
      throw new QuestionError(
        "a condition or an order cannot go through Observations: ask for Observations, with a condition on their Datastream",
      );
    }
    const alias = this.#statement.alias();
    const reached = relation.reaches(alias, `${from.alias}.${relation.column}`);
    return { rows: `from (${source}) ${alias} where ${reached}`, scope: { entity: relation.target, alias } };
  }

  #compile(expression: Expression, bound: readonly Bound[]): Compiled {
    const statement = this.#statement;
    switch (expression.kind) {
      case "literal":
        return literalSql(expression.literal, statement);
      case "path":
        return this.#path(expression.names, bound);
      case "call":
        return callSql(
          expression.name,
          expression.operands.map((operand) => this.#compile(operand, bound)),
          statement,
        );
      case "compare":
      case "compute": {
        const left = this.#compile(expression.left, bound);
        const right = this.#compile(expression.right, bound);
        return expression.kind === "compare"
          ? compareSql(expression.operator, left, right, statement)
          : computeSql(expression.operator, left, right, statement);
      }
      case "and":
      case "or":
      case "not":
        return this.#truth(expression, bound);
    }
  }

  #path(names: readonly string[], bound: readonly Bound[]): Compiled {
    const { names: known, scope } = longest(names, bound);
    const [name = "", ...rest] = names.slice(known.length);
    const relation = relationOf(scope.entity, name);
    if (relation === undefined) return this.#property(name, rest, scope);
    if (relation.many) throw new QuestionError(`${name} leads to many rows: it cannot stand here`);
    if (rest.length === 0)
      throw new QuestionError(`${name} is no property: say which of its properties is meant`);
    const { rows, scope: reached } = this.#follow(relation, scope);
    const value = this.#path(rest, [{ names: [], scope: reached }]);
    if (value.type === "null") return value;
    const ask = (sql: string): string => `(select ${sql} ${rows} limit 1)`;
    return value.type === "phenomenon"
      ? { ...value, sql: ask(value.sql), until: ask(value.until) }
      : { type: value.type, sql: ask(value.sql) };
  }

  #property(name: string, rest: readonly string[], { entity, alias }: Scope): Compiled {
    if ((name === "id" || name === "@iot.id") && rest.length === 0) {
      return { type: entity === "Observation" ? "text" : "number", sql: `${alias}.id` };
    }
    const type = propertyTypeOf(entity, name);
    if (type === undefined) throw unknownName(name, entity);
    const column = `${alias}."${name}"`;
    if (rest.length > 0) {
      if (type !== "json" && type !== "place") throw new QuestionError(`${name} has no parts`);
      return { type: "json", sql: `(${column} #> ${this.#statement.value(rest, "text[]")})` };
    }
    if (type === "place") return { type: "geometry", sql: placeSql(column) };
    if (type === "phenomenon") return { type, sql: `${alias}.time`, until: `${alias}.until_at` };
    return { type, sql: column };
  }
}

function longest(names: readonly string[], bound: readonly Bound[]): Bound {
  const fitting = bound.filter((one) => one.names.every((name, place) => names[place] === name));
  const [first, ...others] = fitting;
  if (first === undefined) throw new Error("every path begins at the rows that are asked for");
  return others.reduce((best, one) => (one.names.length > best.names.length ? one : best), first);
}

function pathsOf(expression: Expression): (readonly string[])[] {
  switch (expression.kind) {
    case "literal":
      return [];
    case "path":
      return [expression.names];
    case "call":
      return expression.operands.flatMap(pathsOf);
    case "not":
      return pathsOf(expression.operand);
    case "and":
    case "or":
    case "compare":
    case "compute":
      return [...pathsOf(expression.left), ...pathsOf(expression.right)];
  }
}

function unknownName(name: string, entity: EntityName): QuestionError {
  const { properties, relations } = ENTITY_SETS[entity];
  const known = ["id", ...Object.keys(properties), ...Object.keys(relations)].join(", ");
  return new QuestionError(`${entity} has no ${name.slice(0, 40)}: it has ${known}`);
}
