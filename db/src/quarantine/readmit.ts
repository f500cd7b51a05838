/**
 * Lets a refused value in after all, as if it had come now: judged by the version of its own time, but for the range and
 * the acceptance that refused it, and with the marks that have its hour summed again.
 *
 * What the register does not allow at that time stays out whatever staff say; so does a value whose hour can no longer
 * be summed, and one that would have to be deleted at once.
 */
import { shareContract } from "../contract/generation.ts";
import type { Queryable, Transaction } from "../database.ts";
import { insertMarks, insertNextMarks } from "../readings/insert-marks.ts";
import { insertReadings } from "../readings/insert-readings.ts";
import type { ReadingRow } from "../readings/reading-row.ts";
import { replaceReadings } from "../readings/replace-readings.ts";
import { lockReadings } from "../readings/stored-readings.ts";
import { cutoffCte } from "../retention/cutoff.ts";

/** Why a value stays out. */
export type ReadmitRefusal =
  /** There is no such row. */
  | "unknown"
  /** The row has no number: it stands for many, its number was not kept, or went with its term. */
  | "no-number"
  /** Not in the declared steps, or not on the grid of its interval: nothing that could be summed. */
  | "other-kind"
  /** The version of its own time does not declare the stream, or was not in force then. */
  | "not-in-force"
  | "in-the-future"
  /** It is older than its stream's readings may be. */
  | "due"
  /** Raw readings of its hour were deleted, so the hour cannot be summed again. */
  | "frozen"
  /** By now another value is stored for its time. */
  | "other-stored";

export interface Readmitted {
  datastreamId: number;
  timeUs: number;
  value: number;
  receivedUs: number;
  /** It took the place of a value that was stored first. */
  replaced: boolean;
}

export type ReadmitOutcome = { ok: true; readmitted: Readmitted } | { ok: false; refusal: ReadmitRefusal };

const FIND = `select
  quarantine.datastream_id as "datastreamId",
  (extract(epoch from quarantine.time) * 1000000)::int8 as "timeUs",
  (extract(epoch from quarantine.received_at) * 1000000)::int8 as "receivedUs",
  quarantine.reason,
  quarantine.revision,
  quarantine.value
from quarantine
where id = $1
for update`;

interface RefusedRow {
  datastreamId: number | null;
  timeUs: number | null;
  receivedUs: number;
  reason: string;
  revision: number;
  value: number | null;
}

const JUDGE = `with ${cutoffCte("clock_timestamp()", "declared.datastream_id = $1")}
select
  held.is_in_force as "isInForce",
  held.is_on_grid as "isOnGrid",
  held.aggregation = 'counter' as "isCounter",
  $2::timestamptz > (select now from moment) as "isAhead",
  coalesce($2 < (select raw_before from cutoff), true) as "isDue",
  exists (
    select
    from retention_floor
    where datastream_id = $1
      and tier = 'raw'
      and deleted_before > date_trunc('hour', $2::timestamptz, 'UTC')
  ) as "isFrozen"
from (
  select
    declared.aggregation,
    declared.aggregation is not null
      and version.status = 'active'
      and $2 >= version.operating_from
      and case
        when declared.aggregation = 'interval-count'
          then $2 + make_interval(secs => declared.interval_s) <= coalesce(version.operating_to, 'infinity')
        else $2 < coalesce(version.operating_to, 'infinity')
      end as is_in_force,
      declared.aggregation is distinct from 'interval-count'
        or mod(extract(epoch from $2::timestamptz) * 1000000, declared.interval_s * 1000000) = 0 as is_on_grid
  from datastream
  join sensor_version version using (sensor_id)
  left join datastream_version declared
    on declared.datastream_id = datastream.id
    and declared.version = version.version
  where datastream.id = $1
    and version.valid_from <= $2
  order by version.version desc
  limit 1
) held`;

interface Judgement {
  isInForce: boolean;
  isOnGrid: boolean;
  isCounter: boolean | null;
  isAhead: boolean;
  isDue: boolean;
  isFrozen: boolean;
}

const FORGET = "delete from quarantine where id = $1";
const RECORD = `with record as (
  insert into readmission (actor, datastream_id, time, quarantine_reason, replaced, reason)
  values ($1, $2, $3, $4, $5, $6)
  returning id
)
insert into audit (actor, action, subject_kind, subject_id, detail)
select $1, 'value-readmitted', 'datastream', $2::int::text, jsonb_build_object('readmission', id)
from record`;

/** A revision is a smallint. */
const MAX_REVISION = 32_767;

/**
 * @param reason - as staff wrote it; it stays on record
 * @returns what to put into `latest` once the transaction is committed
 */
export async function readmitValue(
  tx: Transaction,
  { id, actor, reason }: { id: number; actor: string; reason: string },
): Promise<ReadmitOutcome> {
  const refuse = (refusal: ReadmitRefusal): ReadmitOutcome => ({ ok: false, refusal });
  const { watermarkUs } = await shareContract(tx);
  const { rows } = await tx.query<RefusedRow>(FIND, [id]);
  const [refused] = rows;
  if (refused === undefined) return refuse("unknown");
  const { datastreamId, timeUs, value, receivedUs } = refused;
  if (datastreamId === null || timeUs === null || value === null) return refuse("no-number");
  const judged = await judge(tx, datastreamId, timeUs);
  if (judged?.isInForce !== true) return refuse("not-in-force");
  if (refused.reason === "wrong_type" || !judged.isOnGrid) return refuse("other-kind");
  if (judged.isAhead) return refuse("in-the-future");
  if (judged.isDue) return refuse("due");
  if (judged.isFrozen) return refuse("frozen");

  const isConflict = refused.reason === "conflict";
  const row = { datastreamId, timeUs, value, revision: refused.revision };
  const replaced = await store(tx, row, isConflict);
  if (replaced === "other-stored") return refuse(replaced);
  if (timeUs < watermarkUs) {
    await insertMarks(tx, [row]);
    if (judged.isCounter === true) await insertNextMarks(tx, [row]);
  }
  await tx.query(FORGET, [id]);
  await tx.query(RECORD, [actor, datastreamId, instantOf(timeUs), refused.reason, replaced, reason]);
  return { ok: true, readmitted: { datastreamId, timeUs, value, receivedUs, replaced } };
}

async function judge(tx: Queryable, datastreamId: number, timeUs: number): Promise<Judgement | undefined> {
  const { rows } = await tx.query<Judgement>(JUDGE, [datastreamId, instantOf(timeUs)]);
  return rows[0];
}

/** @returns whether a value that was there had to go */
async function store(tx: Queryable, row: ReadingRow, isConflict: boolean): Promise<boolean | "other-stored"> {
  const inserted = await insertReadings(tx, [row]);
  if (inserted.length === 1) return false;
  const [there] = await lockReadings(tx, [row]);
  if (there === undefined) throw new Error("a reading that is in the way can be read");
  if (there.value === row.value) return false;
  if (!isConflict || there.revision === MAX_REVISION) return "other-stored";
  await replaceReadings(tx, [{ ...row, revision: Math.max(there.revision, row.revision) + 1 }]);
  return true;
}

/** As PostgreSQL reads it, to the microsecond. */
function instantOf(timeUs: number): string {
  const second = new Date(Math.floor(timeUs / 1_000_000) * 1000).toISOString().slice(0, 19);
  const micros = String(((timeUs % 1_000_000) + 1_000_000) % 1_000_000).padStart(6, "0");
  return `${second}.${micros}Z`;
}
