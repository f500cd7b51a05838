/** What was refused, on its way into the quarantine. Never a payload, never the name of a key. */
export interface RefusedValue {
  deviceId: string;
  sensorId: number;
  datastreamId: number;
  /** Microseconds since 1970. */
  timeUs: number;
  reason: string;
  revision: number;
  /** Null wherever the number may not be kept. */
  value: number | null;
  /** Of a conflict: what had been stored first. */
  storedValue: number | null;
  receivedUs: number;
}

/** Many of one kind in one row a device, sensor, reason and hour. */
export interface RefusedCount {
  deviceId: string;
  sensorId: number;
  reason: string;
  /** Start of the UTC hour. */
  hourUs: number;
  count: number;
  firstUs: number;
  lastUs: number;
  /** Bytes of the first message. */
  size: number | null;
  /** Place of the first in its array, from 0. */
  position: number | null;
}

/** SQL: whether a row, or the last that it counts, is of this moment or later. By the index: a row counts within its own hour. */
export function isSince(moment: string): string {
  return `coalesce(hour, received_at) >= ${moment} - interval 'PT1H' and last_at >= ${moment}`;
}
