import type { Queryable } from "../database.ts";
import { cutoffCte } from "../retention/cutoff.ts";

/** From when on readings, hours and days of a stream may still be shown, as PostgreSQL writes instants. */
export interface KeptSince {
  raw: string;
  /** `infinity`: this tier is not stored. */
  hour: string;
  day: string;
}

const SELECT = `with ${cutoffCte("clock_timestamp()", "declared.datastream_id = $1")}
select raw_before::text as "raw", hour_before::text as "hour", day_before::text as "day"
from cutoff`;

const NOTHING: KeptSince = { raw: "infinity", hour: "infinity", day: "infinity" };

/** What is older is due: it may still be there for seconds, and nobody is shown it. */
export async function findKeptSince(queryable: Queryable, stream: number): Promise<KeptSince> {
  const { rows } = await queryable.query<KeptSince>(SELECT, [stream]);
  return rows[0] ?? NOTHING;
}
