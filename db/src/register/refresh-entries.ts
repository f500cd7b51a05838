import type { Queryable } from "../database.ts";

// A model's capture decides what its sensors have to do with persons; an owner's name is searched for.
const REFRESH = `
  select refresh_register_entries(array_agg(touched.id), $4)
  from (
    select unnest($1::int[]) as id
    union
    select sensor_id
    from register_entry
    where known_to is null
      and (sensor_model_id = any ($2) or owner = any ($3))
  ) touched
  having count(*) > 0`;

/** What an import wrote new versions of. */
export interface Touched {
  sensors: readonly number[];
  models: readonly string[];
  organisations: readonly string[];
}

/** Makes anew the entries of the public register that follow from what an import wrote; last of all, and once. */
export async function refreshEntries(
  tx: Queryable,
  { sensors, models, organisations }: Touched,
  importId: number,
): Promise<void> {
  await tx.query(REFRESH, [sensors, models, organisations, importId]);
}
