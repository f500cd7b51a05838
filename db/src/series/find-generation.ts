import type { Queryable } from "../database.ts";

const SELECT = `select
  coalesce((select max(number) from contract_generation), 0) as "number",
  clock_timestamp() as "now"`;

/** The generation of the register that is in force (0: none yet), and the database's clock. */
export async function findGeneration(queryable: Queryable): Promise<{ number: number; now: Date }> {
  const { rows } = await queryable.query<{ number: number; now: Date }>(SELECT);
  const [row] = rows;
  if (row === undefined) throw new Error("the clock gives one row");
  return row;
}
