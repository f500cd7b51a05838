/** What was deleted and what is left, in tables: the public page shows these beside the promise. */
import type { Tier } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import type { StoredTier } from "./find-stored.ts";

export interface Deleted {
  datastreamId: number;
  deleted: number;
  /** Everything that was deleted is older than this. */
  before: string;
}

const DELETED = `with gone as (
  select *
  from unnest($1::int[], $2::int8[], $3::timestamptz[]) as gone (datastream_id, deleted, before)
), floor as (
  insert into retention_floor (datastream_id, tier, deleted_before)
  select datastream_id, $4, before
  from gone
  order by 1
  on conflict (datastream_id, tier) do update set
    deleted_before = greatest(retention_floor.deleted_before, excluded.deleted_before)
), proof as (
  insert into retention_proof (datastream_id, tier, oldest_at, last_deleted_at, measured_at)
  select datastream_id, $4, null, clock_timestamp(), clock_timestamp()
  from gone
  order by 1
  on conflict (datastream_id, tier) do update set
    last_deleted_at = excluded.last_deleted_at
)
insert into retention_proof_day (datastream_id, tier, day, deleted, oldest_at, measured_at)
select datastream_id, $4, (clock_timestamp() at time zone $5)::date, deleted, null, clock_timestamp()
from gone
order by 1
on conflict (datastream_id, tier, day) do update set
  deleted = retention_proof_day.deleted + excluded.deleted`;

/** Writes down what was deleted of a tier, in its transaction. @param gone - each stream once */
export async function noteDeleted(
  tx: Queryable,
  tier: Tier,
  gone: readonly Deleted[],
  timeZone: string,
): Promise<void> {
  if (gone.length === 0) return;
  await tx.query(DELETED, [
    gone.map(({ datastreamId }) => datastreamId),
    gone.map(({ deleted }) => deleted),
    gone.map(({ before }) => before),
    tier,
    timeZone,
  ]);
}

// Rows that say the same are written again only now and then: every row of every run would be a log of idle streams.
const MEASURED = `insert into retention_proof (datastream_id, tier, oldest_at, measured_at)
select datastream_id, tier, oldest_at, clock_timestamp()
from unnest($1::int[], $2::text[], $3::timestamptz[]) as measured (datastream_id, tier, oldest_at)
order by 1, 2
on conflict (datastream_id, tier) do update set
  oldest_at = excluded.oldest_at,
  measured_at = excluded.measured_at
where retention_proof.oldest_at is distinct from excluded.oldest_at
  or retention_proof.measured_at < excluded.measured_at - interval 'PT5M'`;
const MEASURED_OF_DAY = `insert into retention_proof_day (datastream_id, tier, day, deleted, oldest_at, measured_at)
select datastream_id, tier, (clock_timestamp() at time zone $4)::date, 0, oldest_at, clock_timestamp()
from unnest($1::int[], $2::text[], $3::timestamptz[]) as measured (datastream_id, tier, oldest_at)
order by 1, 2
on conflict (datastream_id, tier, day) do update set
  oldest_at = excluded.oldest_at,
  measured_at = excluded.measured_at
where retention_proof_day.oldest_at is distinct from excluded.oldest_at
  or retention_proof_day.measured_at < excluded.measured_at - interval 'PT1H'`;

/** Writes down what is left, one row a stream and tier and one for the day. @param tiers - at most 1,500 */
export async function noteStored(
  queryable: Queryable,
  tiers: readonly Pick<StoredTier, "datastreamId" | "tier" | "oldest">[],
  timeZone: string,
): Promise<void> {
  const columns = [
    tiers.map(({ datastreamId }) => datastreamId),
    tiers.map(({ tier }) => tier),
    tiers.map(({ oldest }) => oldest),
  ];
  await queryable.query(MEASURED, columns);
  await queryable.query(MEASURED_OF_DAY, [...columns, timeZone]);
}

export interface RetentionRun {
  startedAt: Date;
  deleted: Record<Tier, number>;
  droppedChunks: number;
}

const RUN = `insert into retention_run
  (started_at, finished_at, deleted_raw, deleted_hour, deleted_day, dropped_chunks)
values ($1, clock_timestamp(), $2, $3, $4, $5)`;
/** Runs follow every 20 s; days are proved for good. */
const FORGET_RUNS = `delete from retention_run
where id in (
  select id
  from retention_run
  where started_at < clock_timestamp() - interval 'P30D'
  order by id
  limit 1000
)`;

export async function noteRun(
  queryable: Queryable,
  { startedAt, deleted, droppedChunks }: RetentionRun,
): Promise<void> {
  await queryable.query(RUN, [startedAt, deleted.raw, deleted.hour, deleted.day, droppedChunks]);
  await queryable.query(FORGET_RUNS);
}
