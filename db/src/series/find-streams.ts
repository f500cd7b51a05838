import type { Queryable } from "../database.ts";
import { JOIN_DECLARED, joinHeld, joinOwner } from "../sensors/held-versions.ts";

/** What a version of a stream lets the public see, from its `valid_from` on until that of the next. */
export interface DisclosureRule {
  from: Date;
  /** Values below it are not shown; null: all are. */
  below: number | null;
  /** Seconds after its moment, or after the end of its interval, that a value is shown; null: at once. */
  delayS: number | null;
}

/** A stream as far as readers need it, by the newest version that declares it; an ended one keeps its last. */
export interface StreamRow {
  id: number;
  sensorId: number;
  publicId: string;
  reference: string;
  key: string;
  unit: string;
  aggregation: "gauge" | "interval-count" | "counter";
  intervalS: number;
  identifiability: "none" | "deidentified" | "pseudonymous" | "identifiable";
  /** The stream is public, and so is the state of its sensor. */
  isPublic: boolean;
  /** True: what it measures is an example. */
  demo: boolean;
  body: Record<string, unknown>;
  /** In the order of their versions, at least one: the last that began by an instant holds at it. */
  rules: DisclosureRule[];
}

export type StoredStream = Omit<StreamRow, "rules"> & {
  rules: { from: string; below: number | null; delayS: number | null }[];
};

/** Of `STREAM_TABLES`, as `toStream` takes them. */
export const STREAM_COLUMNS = `datastream.id,
  sensor.id as "sensorId",
  sensor.public_id as "publicId",
  sensor.reference,
  datastream.key,
  declared.unit,
  declared.aggregation,
  declared.interval_s as "intervalS",
  declared.identifiability,
  declared.is_public and held.status in ('announced', 'active', 'paused', 'removed') as "isPublic",
  coalesce(owner.demo, false) as "demo",
  declared.body,
  rule.list as "rules"`;

/** A row per stream: `datastream ...`, without a condition yet. */
export const STREAM_TABLES = `datastream
join sensor on sensor.id = datastream.sensor_id
${JOIN_DECLARED}
${joinHeld("sensor.id")}
${joinOwner("sensor.owner", "clock_timestamp()")}
cross join lateral (
  select jsonb_agg(
    jsonb_build_object(
      'from', of_sensor.valid_from,
      'below', version.disclose_below,
      'delayS', extract(epoch from version.disclose_delay)
    )
    order by version.version
  ) as list
  from datastream_version version
  join sensor_version of_sensor using (sensor_id, version)
  where version.datastream_id = datastream.id
) rule`;

const SELECT = `select
  ${STREAM_COLUMNS}
from ${STREAM_TABLES}
where datastream.id = any($1::int[])
order by datastream.id`;

/** These streams, public or not, by id. @param ids - at most 5,000 */
export async function findStreams(queryable: Queryable, ids: readonly number[]): Promise<StreamRow[]> {
  const { rows } = await queryable.query<StoredStream>({ name: "find-streams", text: SELECT, values: [ids] });
  return rows.map(toStream);
}

export function toStream({ rules, ...row }: StoredStream): StreamRow {
  return {
    ...row,
    rules: rules.map(({ from, below, delayS }) => ({ from: new Date(from), below, delayS })),
  };
}
