/** Whether devices are there, and how long they were, by calendar day. */
import type { Queryable } from "../database.ts";

const UPSERT_STATES = `
  insert into device_state (device_id, since, is_online, seen_at, last_message_at)
  select device_id, clock_timestamp(), is_online, clock_timestamp(), last_message_at
  from unnest($1::text[], $2::boolean[], $3::timestamptz[]) as new (device_id, is_online, last_message_at)
  order by device_id
  on conflict (device_id) do update
  set
    since = case when device_state.is_online = excluded.is_online then device_state.since else excluded.since end,
    is_online = excluded.is_online,
    seen_at = excluded.seen_at,
    last_message_at = greatest(device_state.last_message_at, excluded.last_message_at)`;

const ADD_DAYS = `
  insert into device_day (device_id, day, online_s, messages, least_lag_s)
  select device_id, (clock_timestamp() at time zone $5)::date, online_s, messages, least_lag_s
  from unnest($1::text[], $2::float8[], $3::bigint[], $4::float8[]) as new (device_id, online_s, messages, least_lag_s)
  order by device_id
  on conflict (device_id, day) do update
  set
    online_s = device_day.online_s + excluded.online_s,
    messages = device_day.messages + excluded.messages,
    least_lag_s = least(device_day.least_lag_s, excluded.least_lag_s)`;

/** What a process saw of a device since it last wrote. */
export interface DeviceLife {
  deviceId: string;
  isOnline: boolean;
  onlineS: number;
  messages: number;
  /** Null: none came. */
  lastMessageAt: Date | null;
  /** Shortest time from a value's own time to its receipt [s]; null: none came. */
  leastLagS: number | null;
}

/** @param lives - each device once, at most 5,000 */
export async function recordDeviceLives(
  queryable: Queryable,
  lives: readonly DeviceLife[],
  timeZone: string,
): Promise<void> {
  const ids = lives.map(({ deviceId }) => deviceId);
  await queryable.query(UPSERT_STATES, [
    ids,
    lives.map(({ isOnline }) => isOnline),
    lives.map(({ lastMessageAt }) => lastMessageAt),
  ]);
  await queryable.query(ADD_DAYS, [
    ids,
    lives.map(({ onlineS }) => onlineS),
    lives.map(({ messages }) => messages),
    lives.map(({ leastLagS }) => leastLagS),
    timeZone,
  ]);
}
