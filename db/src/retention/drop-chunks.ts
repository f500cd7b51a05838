/**
 * Drops whole days of the table of readings once every row in them is due. That is checked without a lock first, and
 * again under one that lets nobody write; a row that is not due, or a mark that came meanwhile, keeps the chunk. Readers
 * go on while its rows are counted for the proof, and wait for the drop alone.
 *
 * Rows are deleted one by one as they fall due, so a chunk is nearly empty by its end; full ones are met after a time
 * of standing still, or when a term was shortened.
 */
import type { Queryable, Work } from "../database.ts";
import { sqlState } from "../errors.ts";
import { rollAllMarks } from "../rollups/roll-all.ts";
import { clockUpTo, cutoffCte, type NotAfter } from "./cutoff.ts";
import { noteDeleted } from "./proof.ts";

interface Chunk {
  /** Quoted, with its schema. */
  name: string;
  /** `[start, end)`, as PostgreSQL writes it. */
  start: string;
  end: string;
}

const CUTOFFS = cutoffCte(clockUpTo("$1"), "true");

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
  where raw_before < $2::timestamptz
    and exists (
      select
      from ${chunk.name} stored
      where stored.datastream_id = cutoff.datastream_id
        and stored.time >= cutoff.raw_before
    )
) as "isDue"`;

const countSql = (chunk: Chunk): string => `select
  datastream_id as "datastreamId",
  count(*)::int as "deleted",
  datastream_id in (select id from datastream) as "isKnown"
from ${chunk.name}
group by datastream_id`;

const HAS_MARKS = `select exists (
  select
  from rollup_mark
  where hour >= $1
    and hour < $2
) or exists (
  select
  from rollup_state
  where rolled_until < $2
) as "hasMarks"`;

interface CountedStream {
  datastreamId: number;
  deleted: number;
  /** A row of a stream that the register never had leaves no proof of its own. */
  isKnown: boolean;
}

export interface Dropped {
  chunks: number;
  rows: number;
}

/** @returns what was dropped; chunks that are busy for 2 s are left to the next run */
export async function dropDueChunks(work: Work, timeZone: string, notAfter: NotAfter): Promise<Dropped> {
  const dropped: Dropped = { chunks: 0, rows: 0 };
  const due = await findDueChunks(work, notAfter);
  if (due.length === 0) return dropped;
  await rollAllMarks(work, timeZone);
  for (const chunk of due) {
    const rows = await dropChunk(work, chunk, timeZone, notAfter);
    if (rows === null) continue;
    dropped.chunks += 1;
    dropped.rows += rows;
  }
  return dropped;
}

async function findDueChunks(work: Work, notAfter: NotAfter): Promise<Chunk[]> {
  const { rows } = await work.query<Chunk>(CANDIDATES, [notAfter]);
  const due: Chunk[] = [];
  for (const chunk of rows) if (await isDue(work, chunk, notAfter)) due.push(chunk);
  return due;
}

async function isDue(queryable: Queryable, chunk: Chunk, notAfter: NotAfter): Promise<boolean> {
  const { rows } = await queryable.query<{ isDue: boolean }>(isDueSql(chunk), [notAfter, chunk.end]);
  return rows[0]?.isDue === true;
}

/** @returns how many rows went with it; null: it stays for now */
async function dropChunk(
  work: Work,
  chunk: Chunk,
  timeZone: string,
  notAfter: NotAfter,
): Promise<number | null> {
  try {
    return await work.transaction(async (tx) => {
      await tx.query("set local lock_timeout = '2s'");
      await tx.query(`lock table ${chunk.name} in share mode`);
      const marks = await tx.query<{ hasMarks: boolean }>(HAS_MARKS, [chunk.start, chunk.end]);
      if (marks.rows[0]?.hasMarks !== false || !(await isDue(tx, chunk, notAfter))) return null;
      const { rows } = await tx.query<CountedStream>(countSql(chunk));
      const known = rows.filter(({ isKnown }) => isKnown);
      await noteDeleted(
        tx,
        "raw",
        known.map((stream) => ({ ...stream, before: chunk.end })),
        timeZone,
      );
      await tx.query(
        "select drop_chunks('reading', older_than => $1::timestamptz, newer_than => $2::timestamptz)",
        [chunk.end, chunk.start],
      );
      return rows.reduce((sum, { deleted }) => sum + deleted, 0);
    });
  } catch (error) {
    // 55P03: somebody reads or writes it; 42P01: another process was faster; 40P01: somebody wanted the same the other way round.
    if (["55P03", "42P01", "40P01"].includes(sqlState(error) ?? "")) return null;
    throw error;
  }
}
