/** Streams of which there is something to show, with what decides how much of it. */
import type { Queryable } from "../database.ts";
import { cutoffCte } from "../retention/cutoff.ts";
import { Compiler } from "./compile.ts";
import type { Expression } from "./expression.ts";
import { DATASTREAMS, PLACES } from "./sources.ts";
import { type Site, Statement } from "./statement.ts";
import { withinQuestion } from "./within-question.ts";

export interface ObservedStream {
  id: number;
  /** Its sensor. */
  thing: number;
  intervalS: number;
  aggregation: "gauge" | "interval-count" | "counter";
  /** One of its versions hides what is below a number. */
  hides: boolean;
  /** One of its versions shows values later. */
  delays: boolean;
  /** What is older is due, and is not shown; as PostgreSQL writes instants. */
  keptSince: string;
}

export interface StreamQuestion {
  /** Only these; undefined: all. */
  ids?: readonly number[] | undefined;
  /** Only those of these sensors; undefined: of all. */
  things?: readonly number[] | undefined;
  /** A condition on Datastreams. */
  where?: Expression | undefined;
  /** Those with a higher id, or a lower one where it goes down; undefined: from the start. */
  after?: number | undefined;
  descending?: boolean;
  /** At most 1,001. */
  limit: number;
}

/** In the order of their ids; a stream that has never had a reading is left out. */
export async function findObservedStreams(
  queryable: Queryable,
  site: Site,
  { ids, things, where, after, descending = false, limit }: StreamQuestion,
): Promise<ObservedStream[]> {
  const statement = new Statement(site);
  const alias = statement.alias();
  const [beyond, order] = descending ? ["<", "desc"] : [">", "asc"];
  const conditions = [
    "true",
    ...(ids === undefined ? [] : [`${alias}.id = any(${statement.value(ids, "bigint[]")})`]),
    ...(things === undefined ? [] : [`${alias}.sensor_id = any(${statement.value(things, "bigint[]")})`]),
    ...(after === undefined ? [] : [`${alias}.id ${beyond} ${statement.value(after, "int")}`]),
    ...(where === undefined
      ? []
      : [new Compiler(statement).condition(where, { entity: "Datastream", alias })]),
  ];
  const select = `select
  ${alias}.id,
  ${alias}.sensor_id as thing,
  ${alias}.interval_s as "intervalS",
  ${alias}.aggregation,
  rule.hides,
  rule.delays
from (${DATASTREAMS}) ${alias}
join latest on latest.datastream_id = ${alias}.id
cross join lateral (
  select
    bool_or(disclose_below is not null) as hides,
    bool_or(disclose_delay is not null) as delays
  from datastream_version
  where datastream_id = ${alias}.id
) rule
where ${conditions.join("\n  and ")}
order by ${alias}.id ${order}
limit ${statement.value(limit, "int")}`;
  const { rows } = await withinQuestion(
    async () =>
      await queryable.query<Omit<ObservedStream, "keptSince">>(statement.text(select), statement.values),
  );
  const kept = await findCutoffs(
    queryable,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, keptSince: kept.get(row.id) ?? "infinity" }));
}

const SELECT_CUTOFFS = `with ${cutoffCte("clock_timestamp()", "declared.datastream_id = any($1::int[])")}
select datastream_id as "id", raw_before::text as "before"
from cutoff`;

async function findCutoffs(queryable: Queryable, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await queryable.query<{ id: number; before: string }>(SELECT_CUTOFFS, [ids]);
  return new Map(rows.map(({ id, before }) => [id, before]));
}

/** Where something was observed, and from when until when. */
export interface ObservedPlace {
  id: number;
  thing: number;
  /** Included and excluded, as PostgreSQL writes instants; without an end `infinity`. */
  from: string;
  until: string;
}

export async function findObservedPlaces(
  queryable: Queryable,
  site: Site,
  ids: readonly number[],
): Promise<ObservedPlace[]> {
  const statement = new Statement(site);
  const select = `select
  place.id,
  place.sensor_id as thing,
  place.from_at::text as "from",
  place.until_at::text as "until"
from unnest(${statement.value(ids, "bigint[]")}) asked (id)
join (${PLACES}) place on place.sensor_id = asked.id / 1000000 and place.id = asked.id`;
  const { rows } = await queryable.query<ObservedPlace>(statement.text(select), statement.values);
  return rows;
}
