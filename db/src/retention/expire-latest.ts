import type { Queryable } from "../database.ts";
import { clockUpTo, cutoffCte, type NotAfter } from "./cutoff.ts";

const EXPIRE = `with ${cutoffCte(clockUpTo("$3"), "declared.datastream_id > $1 and declared.datastream_id <= $2")}
delete from latest
using cutoff
where latest.datastream_id = cutoff.datastream_id
  and latest.time < cutoff.raw_before`;

/** Deletes newest readings of the streams in `(after, upTo]` that are due as the raw readings they are. */
export async function expireLatest(
  queryable: Queryable,
  after: number,
  upTo: number,
  notAfter: NotAfter,
): Promise<void> {
  await queryable.query(EXPIRE, [after, upTo, notAfter]);
}
