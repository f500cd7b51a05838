/** An observation with the names of its properties (OGC 18-088 §8.2.6). */
import type { EntityRow, ObservationRow } from "@meetpaal/db";
import { instant } from "../wire/instant.ts";

/** Its time is an interval where it counts over one, and its result is there when that has ended. */
export function toRow({ id, datastream, time, until, result, place }: ObservationRow): EntityRow {
  return {
    id,
    datastream,
    phenomenonTime: time === until ? instant(time) : `${instant(time)}/${instant(until)}`,
    resultTime: instant(until),
    result,
    parameters: result === null ? { suppressed: true } : {},
    ...(place === undefined ? {} : { place }),
  };
}
