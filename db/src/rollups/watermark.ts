/**
 * Hours before the watermark are computed; a row older than it leaves a mark. The watermark moves alone, under the lock
 * that batches share, and that is committed before any hour is computed: so every batch that did not see the new
 * watermark has committed by then, and its rows are seen.
 */
import { CONTRACT_LOCK, ROLLUP_LOCK } from "../advisory-keys.ts";
import type { Queryable, Work } from "../database.ts";
import { clockUpTo, type NotAfter } from "../retention/cutoff.ts";

export interface RollupState {
  /** Whole UTC hour. */
  watermark: Date;
  /** Hours before it have been computed; those between the two are still to be. */
  rolledUntil: Date;
}

/** Devices' last values of an hour come a little later than it ends. */
const LAG = "PT2M";
/** A batch takes seconds at most; behind this lock everybody else waits. */
const LOCK_TIMEOUT = "set local lock_timeout = '5s'";

const STATE = `select watermark, rolled_until as "rolledUntil"
from rollup_state`;

const ENDED = `date_trunc('hour', ${clockUpTo("$2")} - $1::interval, 'UTC')`;

const MOVE = `update rollup_state
set watermark = ${ENDED}
where watermark < ${ENDED}`;

/** Whether an hour has ended that is not before the watermark yet. */
const IS_DUE = `select watermark < ${ENDED} as "isDue"
from rollup_state`;

/**
 * Moves the watermark to the last hour that had ended a while ago, if that is later, and commits.
 *
 * @param lag - that while, ISO 8601
 */
export async function moveWatermark(
  work: Work,
  { lag = LAG, notAfter = "infinity" }: { lag?: string; notAfter?: NotAfter } = {},
): Promise<RollupState> {
  const { rows } = await work.query<{ isDue: boolean }>(IS_DUE, [lag, notAfter]);
  if (rows[0]?.isDue === true) {
    await work.transaction(async (tx) => {
      await tx.query(LOCK_TIMEOUT);
      await tx.query("select pg_advisory_xact_lock($1)", [CONTRACT_LOCK]);
      await tx.query(MOVE, [lag, notAfter]);
    });
  }
  return await findRollupState(work);
}

export async function findRollupState(queryable: Queryable): Promise<RollupState> {
  const { rows } = await queryable.query<RollupState>(STATE);
  const [state] = rows;
  if (state === undefined) throw new Error("the table rollup_state has lost its row");
  return state;
}

const ROLLED = `update rollup_state
set rolled_until = $1
where rolled_until < $1
  and watermark >= $1`;

/** Remembers that every stream's hours before `until` have been computed. */
export async function setRolledUntil(queryable: Queryable, until: Date): Promise<void> {
  await queryable.query(ROLLED, [until]);
}

/** One process at a time computes hours; until the end of the transaction. */
export async function lockRollups(tx: Queryable): Promise<void> {
  await tx.query("select pg_advisory_xact_lock($1)", [ROLLUP_LOCK]);
}
