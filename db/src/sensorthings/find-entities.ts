/** Rows of an entity set: all of it, one by its id, or those that are related to rows read before. */
import type { Queryable } from "../database.ts";
import { instantText } from "../series/instant-text.ts";
import { Compiler } from "./compile.ts";
import { ENTITY_SETS, type EntityName, type Relation } from "./entity-sets.ts";
import { type Expression, type OrderBy, QuestionError } from "./expression.ts";
import { type Site, Statement } from "./statement.ts";
import { withinQuestion } from "./within-question.ts";

/** A row by its column names: `id`, properties, and the columns that relations start from. */
export type EntityRow = Record<string, unknown>;

export interface EntityQuestion {
  entity: Exclude<EntityName, "Observation">;
  /** Undefined: all of the set. */
  from?: { id: number } | { relation: Relation; keys: readonly unknown[] } | undefined;
  where?: Expression | undefined;
  orderBy?: readonly OrderBy[];
  skip?: number;
  /** At most 1,001; of each key where it goes over a relation. */
  limit: number;
}

export interface FoundEntity {
  row: EntityRow;
  /** Which of the keys it belongs to, from 0. */
  parent: number;
}

export async function findEntities(
  queryable: Queryable,
  site: Site,
  question: EntityQuestion,
): Promise<FoundEntity[]> {
  const { entity, orderBy = [], skip = 0, limit } = question;
  const statement = new Statement(site);
  const { alias, rows, key } = rowsOf(question, statement);
  const compiler = new Compiler(statement);
  const orders = orderBy.map(({ by, descending }) => {
    const value = compiler.value(by, { entity, alias });
    if (value.type === "null" || value.type === "geometry")
      throw new QuestionError("cannot order by a place, or by nothing");
    return `${value.sql}${value.type === "text" ? ` collate "C"` : ""} ${descending ? "desc nulls last" : "asc nulls first"}`;
  });
  const order = [...orders, ...ENTITY_SETS[entity].order.map((column) => `${alias}.${column}`)].join(", ");
  const page = `select ${columnsOf(entity, alias)} ${rows} order by ${order} limit ${statement.value(limit, "int")} offset ${statement.value(skip, "int")}`;
  const select =
    key === undefined
      ? `select page.*, 1 as parent from (${page}) page`
      : `select page.*, parent.place::int as parent
from unnest(${key}) with ordinality parent (key, place)
cross join lateral (${page}) page
order by parent.place`;
  const found = await withinQuestion(
    async () => await queryable.query<EntityRow>(statement.text(select), statement.values),
  );
  return found.rows.map(({ parent, ...row }) => ({ row, parent: Number(parent) - 1 }));
}

/** How many rows there are, whatever `skip` and `limit` are; for each key where it goes over a relation. */
export async function countEntities(
  queryable: Queryable,
  site: Site,
  question: EntityQuestion,
): Promise<number[]> {
  const statement = new Statement(site);
  const { rows, key } = rowsOf(question, statement);
  const count = `select count(*)::int as count ${rows}`;
  const select =
    key === undefined
      ? count
      : `select counted.count
from unnest(${key}) with ordinality parent (key, place)
cross join lateral (${count}) counted
order by parent.place`;
  const found = await withinQuestion(
    async () => await queryable.query<{ count: number }>(statement.text(select), statement.values),
  );
  return found.rows.map(({ count: all }) => all);
}

/** The rows a question is about, before they are ordered. */
function rowsOf(
  { entity, from, where }: EntityQuestion,
  statement: Statement,
): { alias: string; rows: string; key: string | undefined } {
  const { source, isId } = ENTITY_SETS[entity];
  if (source === undefined) throw new Error("observations are read in a way of their own");
  const alias = statement.alias();
  const isAll = from === undefined;
  const conditions = [
    ...(isAll
      ? []
      : "id" in from
        ? [isId(alias, statement.value(from.id, "bigint"))]
        : [from.relation.reaches(alias, "parent.key")]),
    ...(where === undefined ? [] : [new Compiler(statement).condition(where, { entity, alias })]),
  ];
  return {
    alias,
    rows: `from (${source}) ${alias} where ${conditions.length === 0 ? "true" : conditions.join(" and ")}`,
    key: isAll || "id" in from ? undefined : statement.value(from.keys, "bigint[]"),
  };
}

function columnsOf(entity: EntityName, alias: string): string {
  const { properties, keys } = ENTITY_SETS[entity];
  const columns = Object.entries(properties).map(([name, type]) =>
    type === "instant" ? `${instantText(`${alias}."${name}"`)} as "${name}"` : `${alias}."${name}"`,
  );
  return [`${alias}.id`, ...columns, ...keys.map((column) => `${alias}.${column}`)].join(", ");
}
