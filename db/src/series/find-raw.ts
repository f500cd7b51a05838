import type { Queryable } from "../database.ts";
import { instantText } from "./instant-text.ts";

export interface RawRow {
  /** UTC with six decimals; it goes back as `after` without loss. */
  time: string;
  value: number;
}

export interface Window {
  /** Included, and excluded. */
  from: Date | string;
  to: Date | string;
  /** Of this tier, as `findKeptSince` gives it: what is older is due. */
  keptSince: string;
  /** `time` of the last row of the slice before, excluded; undefined: from the start. */
  after?: string | undefined;
  /** At most 5,000. */
  limit: number;
}

// By the column: `order by time` would be by the text beside it, and read and sort all that follows for every slice.
const SELECT = `select ${instantText("time")} as "time", value
from reading
where datastream_id = $1
  and time >= greatest($2::timestamptz, $6::timestamptz)
  and time < $3
  and time > coalesce($4::timestamptz, '-infinity')
order by reading.time
limit $5`;

/** A slice of a stream's single readings, oldest first. */
export async function findRaw(queryable: Queryable, stream: number, window: Window): Promise<RawRow[]> {
  const { from, to, after, limit, keptSince } = window;
  const values = [stream, from, to, after ?? null, limit, keptSince];
  return (await queryable.query<RawRow>(SELECT, values)).rows;
}
