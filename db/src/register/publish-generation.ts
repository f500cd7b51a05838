import { CONTRACT_LOCK } from "../advisory-keys.ts";
import { CONTRACT_CHANNEL } from "../channels.ts";
import type { Transaction } from "../database.ts";

const LOCK = "select pg_advisory_xact_lock($1)";
const NOW = `select clock_timestamp()::text as "now"`;

/**
 * Waits until no batch of readings is being committed, and keeps new ones from it until this transaction ends.
 *
 * @returns the database's clock after that, to the microsecond: everything committed before was received before it
 */
export async function lockContract(tx: Transaction): Promise<string> {
  await tx.query(LOCK, [CONTRACT_LOCK]);
  const { rows } = await tx.query<{ now: string }>(NOW);
  const [row] = rows;
  if (row === undefined) throw new Error("the clock gives one row");
  return row.now;
}

const INSERT = `
  with published as (
    insert into contract_generation (number, published_at, import_id)
    select coalesce(max(number), 0) + 1, $1, $2
    from contract_generation
    returning number
  )
  select number, pg_notify('${CONTRACT_CHANNEL}', '')
  from published`;

/**
 * Publishes what this transaction changed as the next generation of all contracts together, and tells whoever listens.
 *
 * @param at - as `lockContract` gave it: without that lock a batch could be committed by the old generation
 * @param importId - null: devices or credentials changed, no entry
 */
export async function publishGeneration(
  tx: Transaction,
  at: string,
  importId: number | null,
): Promise<number> {
  const { rows } = await tx.query<{ number: number }>(INSERT, [at, importId]);
  return rows[0]?.number ?? 0;
}
