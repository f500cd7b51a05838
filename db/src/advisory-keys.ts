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

/** One transaction at a time computes hours. */
export const ROLLUP_LOCK = 7_301_955_003;

/** One process at a time does upkeep: rollups, retention, promises. */
export const UPKEEP_LOCK = 7_301_955_004;

/** One process at a time computes zone states. */
export const CROWD_LOCK = 7_301_955_006;

/** One process at a time imports a register file. */
export const REGISTER_LOCK = 7_301_955_007;
