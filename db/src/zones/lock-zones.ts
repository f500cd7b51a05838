import { CROWD_LOCK } from "../advisory-keys.ts";
import type { Transaction } from "../database.ts";

const LOCK = "select pg_advisory_xact_lock($1)";

/** One process at a time writes zone states: until this transaction ends others wait. */
export async function lockZones(tx: Transaction): Promise<void> {
  await tx.query(LOCK, [CROWD_LOCK]);
}
