/**
 * Observations of some streams, in the order of time, as far as they are shown: of each stream a bounded number of readings is
 * looked at, and told where that ended, so that no condition makes anybody wait for all readings there are.
 *
 * What a condition sees is what is shown: a hidden value is null before it looks, and one that is not shown yet is not there.
 * `disclose.ts` of registry-api says what is hidden; a test holds the two together.
 */
import type { Queryable } from "../database.ts";
import { instantText } from "../series/instant-text.ts";
import { Compiler } from "./compile.ts";
import { type Expression, type OrderBy, QuestionError } from "./expression.ts";
import type { ObservedStream } from "./observed-streams.ts";
import { PLACES } from "./sources.ts";
import { type Site, Statement } from "./statement.ts";
import { withinQuestion } from "./within-question.ts";

/** A stream, and which of its readings are looked at. */
export interface ObservationScope {
  stream: ObservedStream;
  /** Included and excluded, as PostgreSQL reads instants. */
  from: string;
  until: string;
  /** Later than it, or earlier where it goes down; undefined: from the start. */
  after?: string | undefined;
}

export interface ObservationRow {
  /** Place of its scope among those that were asked for, from 0. */
  scope: number;
  /** The stream, and behind it 16 digits: microseconds since 1970. */
  id: string;
  datastream: number;
  /** UTC with six decimals. */
  time: string;
  /** End of the interval that it counts over; the same as `time` for others. */
  until: string;
  /** Null: hidden. */
  result: number | null;
  /** Where it was observed; undefined: not asked for. */
  place?: number;
  /** By which it is ordered, where that is not time. */
  keys: unknown[];
  /** Whether it meets the condition. False: it only tells where looking ended. */
  matches: boolean;
  /** The last that was looked at of its stream, though there may be more. */
  isEdge: boolean;
}

export interface ObservationQuestion {
  scopes: readonly ObservationScope[];
  descending: boolean;
  /** Of all scopes: included and excluded, as PostgreSQL reads instants. */
  bounds: { from: string; until: string };
  where?: Expression | undefined;
  orderBy?: readonly OrderBy[];
  withPlace?: boolean;
  /** Most that are given of each scope. */
  limit: number;
  /** Most that are looked at of each scope. */
  candidates: number;
}

/** The rule of the newest version that had begun by then; before the first one, the first. */
const ruleAt = (column: string): string => `(
        select rule.${column}
        from datastream_version rule
        join sensor_version of_sensor using (sensor_id, version)
        where rule.datastream_id = scope.stream
        order by
          of_sensor.valid_from <= reading.time desc,
          case when of_sensor.valid_from <= reading.time then rule.version end desc,
          rule.version
        limit 1
      )`;

const LASTS = "make_interval(secs => case when scope.is_count then scope.interval_s else 0 end)";
const TELLS_LITTLE = `(scope.is_counter or reading.value < ${ruleAt("disclose_below")})`;
const IS_HIDDEN = `scope.hides and ${ruleAt("disclose_below")} is not null and ${TELLS_LITTLE}`;
const IS_SHOWN = `not scope.delays or coalesce(
        reading.time + ${LASTS} + make_interval(secs => extract(epoch from ${ruleAt("disclose_delay")})) <= $1,
        true
      )`;

function scopesSql(scopes: readonly ObservationScope[], statement: Statement): string {
  const streams = scopes.map(({ stream }) => stream);
  const arrays: [unknown[], string][] = [
    [streams.map(({ id }) => id), "int[]"],
    [streams.map(({ thing }) => thing), "int[]"],
    [scopes.map(({ from }) => from), "timestamptz[]"],
    [scopes.map(({ until }) => until), "timestamptz[]"],
    [scopes.map(({ after }) => after ?? null), "timestamptz[]"],
    [streams.map(({ keptSince }) => keptSince), "timestamptz[]"],
    [streams.map(({ intervalS }) => intervalS), "int[]"],
    [streams.map(({ aggregation }) => aggregation === "interval-count"), "boolean[]"],
    [streams.map(({ aggregation }) => aggregation === "counter"), "boolean[]"],
    [streams.map(({ hides }) => hides), "boolean[]"],
    [streams.map(({ delays }) => delays), "boolean[]"],
  ];
  const lists = arrays.map(([values, type]) => statement.value(values, type));
  return `unnest(${lists.join(", ")}) with ordinality
  scope (stream, thing, from_at, until_at, after_at, kept_since, interval_s, is_count, is_counter, hides, delays, place)`;
}

/** Of one scope, in the order of time. */
function candidatesSql(
  statement: Statement,
  { descending, bounds }: Pick<ObservationQuestion, "descending" | "bounds">,
  most: string,
): string {
  const [from, until] = [bounds.from, bounds.until].map((instant) => statement.value(instant, "timestamptz"));
  const [beyond, order] = descending ? ["<", "desc"] : [">", "asc"];
  const edge = descending ? "infinity" : "-infinity";
  return `select
      scope.stream as datastream,
      scope.stream || lpad((extract(epoch from reading.time) * 1000000)::bigint::text, 16, '0') as id,
      reading.time,
      reading.time + ${LASTS} as until_at,
      reading.time + ${LASTS} as "resultTime",
      case when ${IS_HIDDEN} then null else reading.value end as result,
      case when ${IS_HIDDEN} then '{"suppressed": true}'::jsonb else '{}' end as parameters,
      (
        select place.id
        from (${PLACES}) place
        where place.sensor_id = scope.thing
          and place.from_at <= reading.time
          and place.until_at > reading.time
      ) as place
    from reading
    where reading.datastream_id = scope.stream
      and reading.time >= greatest(scope.from_at, scope.kept_since, ${from})
      and reading.time < least(scope.until_at, ${until})
      and reading.time ${beyond} coalesce(scope.after_at, '${edge}')
      and (${IS_SHOWN})
    order by reading.time ${order}
    limit ${most}`;
}

export async function scanObservations(
  queryable: Queryable,
  site: Site,
  question: ObservationQuestion,
): Promise<ObservationRow[]> {
  const { scopes, descending, where, orderBy = [], withPlace = false, limit, candidates } = question;
  if (scopes.length === 0) return [];
  const statement = new Statement(site);
  const alias = statement.alias();
  const scope = { entity: "Observation" as const, alias };
  const compiler = new Compiler(statement);
  const most = statement.value(candidates, "int");
  const order = descending ? "desc" : "asc";
  const condition = where === undefined ? "true" : `coalesce(${compiler.condition(where, scope)}, false)`;
  const keys = orderBy.map(({ by }) => {
    const value = compiler.value(by, scope);
    if (value.type === "null" || value.type === "geometry")
      throw new QuestionError("cannot order by a place, or by nothing");
    return value.sql;
  });
  const select = `select
  (scope.place - 1)::int as "scope",
  found.*
from ${scopesSql(scopes, statement)}
cross join lateral (
  select
    ${alias}.id,
    ${alias}.datastream,
    ${instantText(`${alias}.time`)} as "time",
    ${instantText(`${alias}.until_at`)} as "until",
    ${alias}.result,
    ${withPlace ? `${alias}.place,` : ""}
    jsonb_build_array(${keys.join(", ")}) as "keys",
    ${condition} as "matches",
    ${alias}.number = ${most} as "isEdge"
  from (
    select read.*, row_number() over (order by read.time ${order}) as number
    from (${candidatesSql(statement, question, most)}) read
  ) ${alias}
  where ${condition}
    or ${alias}.number = ${most}
  order by ${alias}.time ${order}
  limit ${statement.value(limit, "int")} + 1
) found
order by scope.place, found."time" ${order}`;
  const { rows } = await withinQuestion(
    async () => await queryable.query<ObservationRow>(statement.text(select), statement.values),
  );
  return rows;
}

/**
 * How many observations meet a condition; undefined: to know that, more would have to be looked at.
 *
 * @param most - so many at most are looked at
 */
export async function countObservations(
  queryable: Queryable,
  site: Site,
  {
    scopes,
    bounds,
    where,
    most,
  }: Pick<ObservationQuestion, "scopes" | "bounds" | "where"> & { most: number },
): Promise<number | undefined> {
  if (scopes.length === 0) return 0;
  const statement = new Statement(site);
  const alias = statement.alias();
  const limit = statement.value(most + 1, "int");
  const condition =
    where === undefined ? "true" : new Compiler(statement).condition(where, { entity: "Observation", alias });
  const select = `select
  count(*)::int as "seen",
  count(*) filter (where ${condition})::int as "count"
from (
  select candidate.*
  from ${scopesSql(scopes, statement)}
  cross join lateral (${candidatesSql(statement, { descending: false, bounds }, limit)}) candidate
  limit ${limit}
) ${alias}`;
  const { rows } = await withinQuestion(
    async () =>
      await queryable.query<{ seen: number; count: number }>(statement.text(select), statement.values),
  );
  const [{ seen, count } = { seen: 0, count: 0 }] = rows;
  return seen > most ? undefined : count;
}
