import type { Queryable } from "../database.ts";
import { isSince } from "../quarantine/quarantine-row.ts";

const SELECT_OUT_OF_RANGE = `
  select
    datastream_id as "datastreamId",
    max(last_at) as "at"
  from quarantine
  where sensor_id = any ($1)
    and datastream_id = any ($2)
    and reason = 'out_of_range'
    and ${isSince("$3::timestamptz")}
    and last_at > $3
  group by datastream_id`;

/** When a count above the range last came, by stream; only since a moment, streams without one are left out. */
export async function findOutOfRange(
  queryable: Queryable,
  streams: { sensorIds: readonly number[]; datastreamIds: readonly number[]; since: Date },
): Promise<Map<number, Date>> {
  const { rows } = await queryable.query<{ datastreamId: number; at: Date }>(SELECT_OUT_OF_RANGE, [
    streams.sensorIds,
    streams.datastreamIds,
    streams.since,
  ]);
  return new Map(rows.map((row) => [row.datastreamId, row.at]));
}
