import type { Queryable } from "../database.ts";

const LIST = `select q.id, q.received_at as "receivedAt", q.last_at as "lastAt", q.device_id as "deviceId", q.reason,
  s.owner || '/' || s.reference as "sensor", d.key, q.time, q.revision, q.value, q.stored_value as "storedValue",
  q.size, q.position, q.count
from quarantine q
join sensor s on s.id = q.sensor_id
left join datastream d on d.id = q.datastream_id
where ($1::text is null or q.device_id = $1) and ($2::text is null or q.reason = $2)
order by q.last_at desc, q.id desc
limit $3`;

/** A row of the quarantine, for staff. */
export interface QuarantineEntry {
  id: number;
  receivedAt: Date;
  /** Of the last, where `count` is over 1. */
  lastAt: Date;
  deviceId: string;
  reason: string;
  /** `owner/reference` */
  sensor: string;
  /** Null for a row that stands for many. */
  key: string | null;
  time: Date | null;
  revision: number;
  value: number | null;
  storedValue: number | null;
  size: number | null;
  position: number | null;
  count: number;
}

/**
 * The newest rows first.
 *
 * @param filter - null: any
 * @param limit - at most 5,000
 */
export async function listQuarantine(
  queryable: Queryable,
  filter: { device: string | null; reason: string | null },
  limit: number,
): Promise<QuarantineEntry[]> {
  return (await queryable.query<QuarantineEntry>(LIST, [filter.device, filter.reason, limit])).rows;
}
