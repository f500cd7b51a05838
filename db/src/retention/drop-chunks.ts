/**
 * Drops whole days of the table of readings once every row in them is due. That is checked without a lock first, and
 * again under one that lets nobody write; a row that is not due, or a mark that came meanwhile, keeps the chunk.
 *
 * Rows are deleted one by one as they fall due, so a chunk is nearly empty by its end; full ones are met after a time
 * of standing still, or when a term was shortened.
 */
import type { Queryable, Work } from "../database.ts";
import { sqlState } from "../errors.ts";
import { rollMarks, rollSpan } from "../rollups/roll-stream.ts";
import { findRollupStreams } from "../rollups/rollup-stream.ts";
import { findRollupState } from "../rollups/watermark.ts";
import { cutoffCte } from "./cutoff.ts";
import { noteDeleted } from "./proof.ts";

interface Chunk {
  /** Quoted, with its schema. */
  name: string;
  /** `[start, end)`, as PostgreSQL writes it. */
  start: string;
  end: string;
}

const CUTOFFS = cutoffCte("clock_timestamp()", "true");

const CANDIDATES = `with ${CUTOFFS}
select
  format('%I.%I', chunk_schema, chunk_name) as "name",
  range_start::text as "start",
  range_end::text as "end"
from timescaledb_information.chunks
where hypertable_schema = 'public'
  and hypertable_name = 'reading'
  and range_end <= (select max(raw_before) from cutoff)
order by range_end`;

/** Of each stream one look into the index: whether it has a row there that is not due. */
const isDueSql = (chunk: Chunk): string => `with ${CUTOFFS}
select not exists (
  select
  from cutoff
  where raw_before < $1::timestamptz
    and exists (
      select
      from ${chunk.name} stored
      where stored.datastream_id = cutoff.datastream_id
        and stored.time >= cutoff.raw_before
    )
) as "isDue"`;

const streamsSql = (
  chunk: Chunk,
): string => `select datastream_id as "datastreamId", count(*)::int as "deleted"
from ${chunk.name}
group by datastream_id
order by datastream_id`;

const HAS_MARKS = `select exists (
  select
  from rollup_mark
  where hour >= $1
    and hour < $2
) or exists (
  select
  from rollup_state
  where watermark < $2
) as "hasMarks"`;

export interface Dropped {
  chunks: number;
  rows: number;
}

/** @returns what was dropped; chunks that are busy for 2 s are left to the next run */
export async function dropDueChunks(work: Work, timeZone: string): Promise<Dropped> {
  const { rows: chunks } = await work.query<Chunk>(CANDIDATES);
  const dropped: Dropped = { chunks: 0, rows: 0 };
  for (const chunk of chunks) {
    if (!(await isDue(work, chunk))) continue;
    await rollChunk(work, chunk, timeZone);
    const rows = await dropChunk(work, chunk, timeZone);
    if (rows === null) continue;
    dropped.chunks += 1;
    dropped.rows += rows;
  }
  return dropped;
}

async function isDue(queryable: Queryable, chunk: Chunk): Promise<boolean> {
  const { rows } = await queryable.query<{ isDue: boolean }>(isDueSql(chunk), [chunk.end]);
  return rows[0]?.isDue === true;
}

/** Brings hours and days up to date with every row that is about to go. */
async function rollChunk(work: Work, chunk: Chunk, timeZone: string): Promise<void> {
  const { rows } = await work.query<{ datastreamId: number }>(streamsSql(chunk));
  const { watermark, rolledUntil } = await findRollupState(work);
  for (const { datastreamId } of rows) {
    const [stream] = await findRollupStreams(work, 0, 1, [datastreamId]);
    if (stream === undefined) continue;
    await rollMarks(work, stream, timeZone);
    await rollSpan(work, stream, { from: rolledUntil, to: watermark }, timeZone);
  }
}

/** @returns how many rows went with it; null: it stays for now */
async function dropChunk(work: Work, chunk: Chunk, timeZone: string): Promise<number | null> {
  try {
    return await work.transaction(async (tx) => {
      await tx.query("set local lock_timeout = '2s'");
      await tx.query(`lock table ${chunk.name} in access exclusive mode`);
      const marks = await tx.query<{ hasMarks: boolean }>(HAS_MARKS, [chunk.start, chunk.end]);
      if (marks.rows[0]?.hasMarks !== false || !(await isDue(tx, chunk))) return null;
      const { rows } = await tx.query<{ datastreamId: number; deleted: number }>(streamsSql(chunk));
      for (const { datastreamId, deleted } of rows) {
        const isKnown = (await findRollupStreams(tx, 0, 1, [datastreamId])).length > 0;
        if (!isKnown) continue;
        await noteDeleted(tx, { datastreamId, tier: "raw", deleted, before: chunk.end }, timeZone);
      }
      await tx.query(
        "select drop_chunks('reading', older_than => $1::timestamptz, newer_than => $2::timestamptz)",
        [chunk.end, chunk.start],
      );
      return rows.reduce((sum, { deleted }) => sum + deleted, 0);
    });
  } catch (error) {
    // 55P03: somebody reads or writes it; 42P01: another process was faster.
    const state = sqlState(error);
    if (state === "55P03" || state === "42P01") return null;
    throw error;
  }
}
