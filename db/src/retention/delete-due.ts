/**
 * Deletes rows of one tier that are due, of a page of streams together, in slices: a statement for each stream would cost
 * more than its few rows. With each slice commits what it left behind: the floor below which hours are frozen, and the
 * proof of the day.
 */
import type { Tier } from "@meetpaal/model";
import type { Queryable, Work } from "../database.ts";
import { type Deleted, noteDeleted } from "./proof.ts";

/** A stream with rows to delete. */
export interface DueRows {
  datastreamId: number;
  /** What is older is due; to the microsecond, or `infinity`. */
  before: string;
}

/** Most rows a slice deletes. */
const SLICE = 5_000;

// Of a stream only what is older than anything of which the hour has not been computed: the floor says "before".
const ROLLED_BEFORE = `least(
    due.before,
    (select rolled_until from rollup_state),
    (select hour from rollup_mark where datastream_id = due.datastream_id order by hour limit 1)
  )`;

const STATEMENTS: Record<Tier, { last: string; remove: string }> = {
  raw: statements("reading", "time", ROLLED_BEFORE),
  hour: statements("reading_hour", "start_at", "due.before"),
  day: statements("reading_day", "start_at", "due.before"),
};

function statements(table: string, time: string, before: string): { last: string; remove: string } {
  const bound = `with due as (
  select *
  from unnest($1::int[], $2::timestamptz[]) as due (datastream_id, before)
), bound as (
  select due.datastream_id, ${before} as before
  from due
)`;
  const after = (last: string): string => `(${last} + interval 'PT0.000001S')::text`;
  return {
    last: `${bound}
select
  bound.datastream_id as "datastreamId",
  ${after(`max(slice.${time})`)} as "before",
  ${after(`max(max(slice.${time})) over ()`)} as "latest",
  count(*)::int as "count"
from bound
cross join lateral (
  select ${time}
  from ${table}
  where datastream_id = bound.datastream_id
    and ${time} < bound.before
  order by ${time}
  limit $3
) slice
group by bound.datastream_id
order by bound.datastream_id`,
    // The latest of all bounds comes as a value, so that the deletion is planned for no chunk after it.
    remove: `${bound}, gone as (
  delete from ${table}
  using bound
  where ${table}.datastream_id = bound.datastream_id
    and ${table}.${time} < bound.before
    and ${table}.${time} < $3
  returning ${table}.datastream_id, ${table}.${time} as time
)
select
  datastream_id as "datastreamId",
  count(*)::int as "deleted",
  ${after("max(time)")} as "before"
from gone
group by datastream_id`,
  };
}

/**
 * Deletes what is older than `before` of each stream.
 *
 * @param due - at most 500, each stream once
 * @returns how many rows
 */
export async function deleteDue(
  work: Work,
  tier: Tier,
  due: readonly DueRows[],
  timeZone: string,
): Promise<number> {
  let total = 0;
  for (let left = due; left.length > 0; ) {
    const share = Math.ceil(SLICE / left.length);
    const { deleted, full } = await work.transaction(async (tx) => {
      const slice = await deleteSlice(tx, tier, left, share);
      await noteDeleted(tx, tier, slice.deleted, timeZone);
      return slice;
    });
    total += deleted.reduce((sum, stream) => sum + stream.deleted, 0);
    left = left.filter(({ datastreamId }) => full.has(datastreamId));
  }
  return total;
}

// Each stream's rows are found in the index: what is known of a chunk that is being emptied makes a hash look cheaper.
const BY_INDEX = "set local enable_hashjoin = off; set local enable_mergejoin = off";

interface Slice {
  deleted: Deleted[];
  /** Streams of which more may be due. */
  full: ReadonlySet<number>;
}

/** @param share - most rows of one stream */
async function deleteSlice(
  tx: Queryable,
  tier: Tier,
  due: readonly DueRows[],
  share: number,
): Promise<Slice> {
  const { last, remove } = STATEMENTS[tier];
  await tx.query(BY_INDEX);
  const { rows } = await tx.query<DueRows & { latest: string; count: number }>(last, [
    ...columns(due),
    share,
  ]);
  const full = new Set(rows.filter(({ count }) => count === share).map(({ datastreamId }) => datastreamId));
  const [first] = rows;
  if (first === undefined) return { deleted: [], full };
  const gone = await tx.query<Deleted>(remove, [...columns(rows), first.latest]);
  return { deleted: gone.rows, full };
}

function columns(due: readonly DueRows[]): [number[], string[]] {
  return [due.map(({ datastreamId }) => datastreamId), due.map(({ before }) => before)];
}
