/** The number that all contracts have together, and the state a batch commits under. */
import { CONTRACT_LOCK } from "../advisory-keys.ts";
import type { Queryable, Transaction } from "../database.ts";
import { COPY_READINGS, encodeReadings } from "../readings/copy-readings.ts";
import type { ReadingRow } from "../readings/reading-row.ts";

const FIND = `select coalesce(max(number), 0) as "generation",
  (extract(epoch from clock_timestamp()) * 1000000)::int8 as "nowUs"
from contract_generation`;
// Plain text, so that it goes in one with `begin`. Each statement of it sees what was committed before it.
const SHARE = `select pg_advisory_xact_lock_shared(${CONTRACT_LOCK});
select (select coalesce(max(number), 0) from contract_generation) as "generation",
  (extract(epoch from clock_timestamp()) * 1000000)::int8 as "nowUs",
  (extract(epoch from watermark) * 1000000)::int8 as "watermarkUs"
from rollup_state`;

export interface Generation {
  /** 0 before the first was published. */
  generation: number;
  /** The database's clock, microseconds since 1970. */
  nowUs: number;
}

export interface BatchTerms extends Generation {
  /** Rows of before this are no longer rolled up by themselves: they leave a mark. */
  watermarkUs: number;
}

export async function findContractGeneration(queryable: Queryable): Promise<Generation> {
  const { rows } = await queryable.query<Generation>({ name: "find-contract-generation", text: FIND });
  return rows[0] ?? { generation: 0, nowUs: 0 };
}

/**
 * Shares the contract lock until the transaction ends, and reads what holds meanwhile. The lock is a
 * statement of its own: one that waits for it does not see what its holder committed.
 */
export async function shareContract(tx: Transaction): Promise<BatchTerms> {
  return termsOf(await tx.query(SHARE));
}

/** The same, and copies readings under it, all in one round trip. */
export async function shareContractAndCopy(
  copyFrom: NonNullable<Transaction["copyFrom"]>,
  rows: readonly ReadingRow[],
): Promise<BatchTerms> {
  return termsOf(await copyFrom(`${SHARE};\n${COPY_READINGS}`, encodeReadings(rows)));
}

/** @param answers - to the statements of `SHARE`, and to what follows them */
function termsOf(answers: unknown): BatchTerms {
  const terms = Array.isArray(answers) ? answers[1] : undefined;
  return terms?.rows[0] ?? { generation: 0, nowUs: 0, watermarkUs: 0 };
}
