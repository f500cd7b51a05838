/**
 * What a correction writes: it goes back to where the corrected versions began.
 *
 * The versions that hold in the street are a row in time, each from its `validFrom` until the next. A narrower window
 * touches those that reached outside it; each of them, and all after it, is given once more with that window, so that
 * no version loses what it said of its own time:
 *
 *     v1 |----------------|
 *     v2                  |-----------------------      (ends in May, says the correction)
 *     v3 |------|..........                             v1 as it was, but only until May
 *     v4                  |                             the entry of the file
 */
import { momentsOf, type OperatingWindow, type SensorEntry } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { sensorDigest } from "./digest.ts";
import type { NewSensorVersion } from "./write-sensor-versions.ts";

interface HeldVersion {
  version: number;
  /** To the microsecond. */
  validFrom: string;
  entry: SensorEntry;
}

const SELECT_HELD = `
  select
    version.version,
    version.valid_from::text as "validFrom",
    version.body || jsonb_build_object('datastreams', streams.list) as "entry"
  from sensor_version version
  cross join lateral (
    select coalesce(jsonb_agg(body order by datastream_id), '[]') as list
    from datastream_version
    where sensor_id = version.sensor_id
      and version = version.version
  ) streams
  where version.sensor_id = $1
    and not exists (
      select
      from sensor_version later
      where later.sensor_id = version.sensor_id
        and later.version > version.version
        and later.valid_from <= version.valid_from
    )
  order by version.valid_from`;

/** @param change - the entry of the file, with a `corrects` */
export async function correctedVersions(
  queryable: Queryable,
  change: { sensorId: number; version: number; digest: string; entry: SensorEntry; reason: string },
): Promise<NewSensorVersion[]> {
  const { rows: held } = await queryable.query<HeldVersion>(SELECT_HELD, [change.sensorId]);
  const first = held.findIndex((version, index) =>
    reachesOutside(version, held[index + 1]?.validFrom, change.entry.valid),
  );
  const again = first === -1 ? [] : held.slice(first, -1);
  const newest = held.at(-1);
  if (newest === undefined) throw new Error("a correction needs a version to correct");
  return [
    ...again.map(({ validFrom, entry }, index) => {
      const narrowed = narrow(entry, change.entry.valid);
      return {
        sensorId: change.sensorId,
        version: change.version + index,
        validFrom,
        digest: sensorDigest(narrowed),
        correctsReason: change.reason,
        entry: narrowed,
      };
    }),
    {
      sensorId: change.sensorId,
      version: change.version + again.length,
      validFrom: newest.validFrom,
      digest: change.digest,
      correctsReason: change.reason,
      entry: change.entry,
    },
  ];
}

/** Whether a version allowed anything, in the time it held, that the narrower window does not. */
function reachesOutside(held: HeldVersion, until: string | undefined, window: OperatingWindow): boolean {
  const [was, is] = [momentsOf(held.entry.valid), momentsOf(window)];
  const from = Math.max(was.fromMs, Date.parse(held.validFrom));
  const to = Math.min(was.toMs, until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until));
  return from < to && (from < is.fromMs || to > is.toMs);
}

/** An entry with the part of its window that lies in another; where nothing is left it says that it was not there. */
function narrow(entry: SensorEntry, window: OperatingWindow): SensorEntry {
  const [was, is] = [momentsOf(entry.valid), momentsOf(window)];
  const from = is.fromMs > was.fromMs ? window.from : entry.valid.from;
  const to = is.toMs < was.toMs ? window.to : entry.valid.to;
  if (Math.max(was.fromMs, is.fromMs) >= Math.min(was.toMs, is.toMs)) return { ...entry, status: "removed" };
  return { ...entry, valid: to === undefined ? { from } : { from, to } };
}
