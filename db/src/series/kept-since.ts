import type { Queryable } from "../database.ts";
import { cutoffCte } from "../retention/cutoff.ts";

/** From when on readings, hours and days of a stream may still be shown, as PostgreSQL writes instants. */
export interface KeptSince {
  raw: string;
  /** `infinity`: this tier is not stored. */
  hour: string;
  day: string;
}

/** `moment` and `cutoff` of the stream `$1`. */
export const CUTOFF_OF_STREAM = cutoffCte("clock_timestamp()", "declared.datastream_id = $1");

/** Of a row of `cutoff`. */
export const KEPT_COLUMNS = `cutoff.raw_before::text as "raw",
  cutoff.hour_before::text as "hour",
  cutoff.day_before::text as "day"`;

const SELECT = `with ${CUTOFF_OF_STREAM}
select
  ${KEPT_COLUMNS}
from cutoff`;

export const NOTHING_KEPT: KeptSince = { raw: "infinity", hour: "infinity", day: "infinity" };

/** What is older is due: it may still be there for seconds, and nobody is shown it. */
export async function findKeptSince(queryable: Queryable, stream: number): Promise<KeptSince> {
  const { rows } = await queryable.query<KeptSince>({
    name: "find-kept-since",
    text: SELECT,
    values: [stream],
  });
  return rows[0] ?? NOTHING_KEPT;
}
