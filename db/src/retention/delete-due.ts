/**
 * Deletes rows of one stream and tier that are due, in slices. With each slice commits what it left behind: the floor
 * below which hours are frozen, and the proof of the day.
 */
import type { Tier } from "@meetpaal/model";
import type { Queryable, Work } from "../database.ts";
import { noteDeleted } from "./proof.ts";

/** Most rows a slice deletes. */
const SLICE = 5_000;

// A row whose mark is still there stays: its hour has not been computed from it.
const IS_ROLLED = `time < (select watermark from rollup_state)
    and not exists (
      select
      from rollup_mark
      where rollup_mark.datastream_id = reading.datastream_id
        and rollup_mark.hour = date_trunc('hour', reading.time, 'UTC')
    )`;

const STATEMENTS: Record<Tier, { last: string; remove: string }> = {
  raw: statements("reading", "time", IS_ROLLED),
  hour: statements("reading_hour", "start_at", "true"),
  day: statements("reading_day", "start_at", "true"),
};

// The bound comes first and as a value, so that the deletion looks into no chunk after it.
function statements(table: string, time: string, condition: string): { last: string; remove: string } {
  return {
    last: `select max(${time})::text as "last"
from (
  select ${time}
  from ${table}
  where datastream_id = $1
    and ${time} < $2
    and ${condition}
  order by ${time}
  limit $3
) slice`,
    remove: `with gone as (
  delete from ${table}
  where datastream_id = $1
    and ${time} <= $2
    and ${condition}
  returning ${time}
)
select count(*)::int as "deleted", (max(${time}) + interval 'PT0.000001S')::text as "before"
from gone`,
  };
}

/**
 * Deletes what is older than `before`.
 *
 * @returns how many rows
 */
export async function deleteDue(
  work: Work,
  { datastreamId, tier, before }: { datastreamId: number; tier: Tier; before: string },
  timeZone: string,
): Promise<number> {
  let total = 0;
  for (;;) {
    const deleted = await work.transaction(async (tx) => {
      const count = await deleteSlice(tx, datastreamId, tier, before);
      if (count.deleted > 0 && count.before !== null) {
        await noteDeleted(tx, { datastreamId, tier, ...count, before: count.before }, timeZone);
      }
      return count.deleted;
    });
    total += deleted;
    if (deleted < SLICE) return total;
  }
}

async function deleteSlice(
  tx: Queryable,
  stream: number,
  tier: Tier,
  before: string,
): Promise<{ deleted: number; before: string | null }> {
  const { last, remove } = STATEMENTS[tier];
  const { rows } = await tx.query<{ last: string | null }>(last, [stream, before, SLICE]);
  const bound = rows[0]?.last ?? null;
  if (bound === null) return { deleted: 0, before: null };
  const gone = await tx.query<{ deleted: number; before: string | null }>(remove, [stream, bound]);
  return gone.rows[0] ?? { deleted: 0, before: null };
}
