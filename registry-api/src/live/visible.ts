/** Which newest values may go live: those of public streams without a delay, as far as `disclosure` shows them. */
import type { LatestRow, LiveStreamRow } from "@meetpaal/db";
import { discloseValue, isDelayed } from "../readings/disclose.ts";
import type { ShownValue } from "./feed.ts";

/** By id; streams that never go live are none of them. */
export type LiveStreams = ReadonlyMap<number, LiveStreamRow>;

/** Takes in how these streams are by now. */
export function noteStreams(
  live: Map<number, LiveStreamRow>,
  streams: readonly LiveStreamRow[],
  now: Date,
): void {
  for (const stream of streams) {
    if (stream.isPublic && !isDelayed(stream, now)) live.set(stream.id, stream);
    else live.delete(stream.id);
  }
}

/** Undefined: it does not go live. */
export function toShownValue(streams: LiveStreams, row: LatestRow, now: Date): ShownValue | undefined {
  const stream = streams.get(row.datastream);
  if (stream === undefined) return undefined;
  const disclosed = discloseValue(stream, new Date(row.time), row.value, now);
  if (disclosed === "later") return undefined;
  return {
    datastream: row.datastream,
    sensor: stream.sensorId,
    time: withSixDecimals(row.time),
    value: disclosed === "hidden" ? null : row.value,
    demo: stream.demo,
  };
}

/** So that instants compare as texts. */
function withSixDecimals(time: string): string {
  const [, whole = time, decimals = ""] = /^(.*?)(?:\.(\d{1,6})\d*)?Z$/.exec(time) ?? [];
  return `${whole}.${decimals.padEnd(6, "0")}Z`;
}
