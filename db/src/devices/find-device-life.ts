import type { Queryable } from "../database.ts";

/** Whoever holds a connection says so every minute; without that the process is gone, and the connection with it. */
const SILENT = "interval '3 minutes'";

const STATE = `
  select
    device.paused_at as "pausedAt",
    device.paused_until as "pausedUntil",
    state.is_online and state.seen_at > clock_timestamp() - ${SILENT} as "isOnline",
    case when state.is_online and state.seen_at <= clock_timestamp() - ${SILENT} then state.seen_at else state.since end as since,
    state.last_message_at as "lastMessageAt"
  from device
  left join device_state state on state.device_id = device.id
  where device.id = $1`;

const DAYS = `
  select day::text, online_s as "onlineS", messages, least_lag_s as "leastLagS"
  from device_day
  where device_id = $1
  order by device_day.day desc
  limit $2`;

const REPORTS = `
  select datastream.key, latest.time, latest.value
  from device_grant
  join datastream on datastream.sensor_id = device_grant.sensor_id
  join latest on latest.datastream_id = datastream.id
  where device_grant.device_id = $1
    and device_grant.revoked_at is null
    and datastream.key = any ($2)
  order by datastream.key, latest.time desc`;

export interface DeviceDay {
  /** `2026-11-24`, of the installation's time zone. */
  day: string;
  onlineS: number;
  messages: number;
  /** Shortest time from a value's own time to its receipt [s]; null: no message had one. */
  leastLagS: number | null;
}

export interface DeviceLifeRow {
  pausedAt: Date | null;
  pausedUntil: Date | null;
  /** Null: it was never connected. */
  isOnline: boolean | null;
  since: Date | null;
  lastMessageAt: Date | null;
  /** Newest first. */
  days: DeviceDay[];
  /** Newest of each stream that tells of the device itself. */
  reports: { key: string; time: Date; value: number }[];
}

/** Streams that tell how the device is, where a register declares them for one of its sensors. */
const REPORT_KEYS = [
  "battery",
  "battery_level",
  "battery_voltage",
  "signal",
  "signal_strength",
  "rssi",
  "snr",
];

/** @returns null: there is no such device */
export async function findDeviceLife(
  queryable: Queryable,
  deviceId: string,
  dayCount: number,
): Promise<DeviceLifeRow | null> {
  const { rows } = await queryable.query<Omit<DeviceLifeRow, "days" | "reports">>(STATE, [deviceId]);
  const [state] = rows;
  if (state === undefined) return null;
  const days = await queryable.query<DeviceDay>(DAYS, [deviceId, dayCount]);
  const reports = await queryable.query<DeviceLifeRow["reports"][number]>(REPORTS, [deviceId, REPORT_KEYS]);
  return { ...state, days: days.rows, reports: reports.rows };
}
