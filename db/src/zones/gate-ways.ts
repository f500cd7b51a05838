import type { GateBody } from "@meetpaal/model";
import type { Queryable } from "../database.ts";

/** One direction of a gate with the stream that counts it. */
export interface GateWay {
  gate: string;
  way: "in" | "out";
  /** Null: the register has no such stream any more. */
  datastreamId: number | null;
  sensorId: number | null;
  /** Of the newest version that declares the stream [s]; null as above. */
  intervalS: number | null;
  /** The shortest that held at any time since `since`: what is stored by a longer one fills fewer minutes than it seems. */
  shortestIntervalS: number | null;
  /** How long single counts are kept now [ms]. */
  retentionRawMs: number | null;
  /** The newest stored count. */
  newestTime: Date | null;
  newestReceivedAt: Date | null;
}

const SELECT_WAYS = `
  select
    way.gate,
    way.way,
    stream.id as "datastreamId",
    stream.sensor_id as "sensorId",
    declared.interval_s as "intervalS",
    shortest.interval_s as "shortestIntervalS",
    extract(epoch from declared.retention_raw)::float8 * 1000 as "retentionRawMs",
    latest.time as "newestTime",
    latest.received_at as "newestReceivedAt"
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality
    as way (gate, way, sensor, key, place)
  left join lateral (
    select datastream.id, datastream.sensor_id
    from sensor
    join datastream on datastream.sensor_id = sensor.id
    where way.sensor in (sensor.reference, sensor.owner || '/' || sensor.reference)
      and datastream.key = way.key
    order by sensor.owner = $5 desc
    limit 1
  ) stream on true
  left join lateral (
    select version.interval_s, version.retention_raw
    from datastream_version version
    where version.datastream_id = stream.id
    order by version.version desc
    limit 1
  ) declared on true
  left join lateral (
    select min(version.interval_s) as interval_s
    from datastream_version version
    join sensor_version sensor using (sensor_id, version)
    where version.datastream_id = stream.id
      and coalesce(
        (select min(later.valid_from) from sensor_version later
         where later.sensor_id = sensor.sensor_id and later.version > sensor.version),
        'infinity') > $6
  ) shortest on true
  left join latest on latest.datastream_id = stream.id
  order by way.place`;

/**
 * Both directions of each gate, in the order of `gates`: first in, then out.
 *
 * @param owner - of the zone: its own sensor goes before another's with the same reference
 * @param since - the newest start of counting
 */
export async function findGateWays(
  queryable: Queryable,
  { gates, owner, since }: { gates: readonly GateBody[]; owner: string; since: Date },
): Promise<GateWay[]> {
  const ways = gates.flatMap((gate) =>
    (["in", "out"] as const).map((way) => ({ gate: gate.id, way, ...gate[way] })),
  );
  const { rows } = await queryable.query<GateWay>(SELECT_WAYS, [
    ways.map((way) => way.gate),
    ways.map((way) => way.way),
    ways.map((way) => way.sensor),
    ways.map((way) => way.key),
    owner,
    since,
  ]);
  return rows;
}
