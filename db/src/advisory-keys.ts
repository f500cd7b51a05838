/**
 * Keys of advisory locks, all in one place so that no two subjects share one. They are always taken
 * for a transaction (`pg_advisory_xact_lock`), never for a session: a pool or the embedded database's
 * one session would carry a session lock on to whoever comes next.
 *
 * In the embedded database they exclude nothing (one session holds them all); there the queue of
 * whole transactions does, and jobs exclude each other in the process.
 */

/** One migration at a time. */
export const MIGRATION_LOCK = 7_301_955_001;

/** Batches share it, publishing a contract generation or moving the watermark takes it alone. */
export const CONTRACT_LOCK = 7_301_955_002;

/** One process at a time computes rollups from marks. */
export const ROLLUP_LOCK = 7_301_955_003;

/** One process at a time deletes what is due. */
export const RETENTION_LOCK = 7_301_955_004;

/** One process at a time judges promises. */
export const PROMISE_LOCK = 7_301_955_005;

/** One process at a time computes zone states. */
export const CROWD_LOCK = 7_301_955_006;

/** One process at a time imports a register file. */
export const REGISTER_LOCK = 7_301_955_007;

/** One process at a time repairs `latest`. */
export const LATEST_LOCK = 7_301_955_008;
