/** A number in the quarantine goes after 30 days or its stream's own term for raw, whichever is shorter; a row after 30 days. */
import type { Queryable, Work } from "../database.ts";
import { clockUpTo, cutoffCte, type NotAfter } from "./cutoff.ts";

const SLICE = 5_000;

/** When what a number tells was: of its own time where that can be believed. */
export const REFUSED_AT = "case when reason = 'bad_time' then received_at else least(time, received_at) end";

const NUMBERS = `with ${cutoffCte(clockUpTo("$3"), "declared.datastream_id > $1 and declared.datastream_id <= $2")},
due as (
  select numbered.id
  from cutoff
  cross join moment
  cross join lateral (
    select id
    from quarantine
    where datastream_id = cutoff.datastream_id
      and (value is not null or stored_value is not null)
      and ${REFUSED_AT} < greatest(cutoff.raw_before, now - interval 'P30D')
    limit $4
  ) numbered
  limit $4
)
update quarantine
set value = null,
  stored_value = null
from due
where quarantine.id = due.id`;

/** Removes due numbers of the streams in `(after, upTo]`. @returns how many rows had one */
export async function expireQuarantinedNumbers(
  work: Work,
  after: number,
  upTo: number,
  notAfter: NotAfter = "infinity",
): Promise<number> {
  return await inSlices(work, NUMBERS, [after, upTo, notAfter]);
}

const ROWS = `delete from quarantine
where id in (
  select id
  from quarantine
  where received_at < ${clockUpTo("$1")} - interval 'P30D'
    and last_at < ${clockUpTo("$1")} - interval 'P30D'
  order by received_at
  limit $2
)`;

/** Deletes rows that stood for 30 days. @returns how many */
export async function expireQuarantineRows(work: Work, notAfter: NotAfter = "infinity"): Promise<number> {
  return await inSlices(work, ROWS, [notAfter]);
}

async function inSlices(queryable: Queryable, statement: string, values: unknown[]): Promise<number> {
  let total = 0;
  for (;;) {
    const { rowCount } = await queryable.query(statement, [...values, SLICE]);
    total += rowCount ?? 0;
    if ((rowCount ?? 0) < SLICE) return total;
  }
}
