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

type Row = Omit<StreamRow, "rules"> & {
  rules: { from: string; below: number | null; delayS: number | null }[];
};

const SELECT = `select
  datastream.id,
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
  rule.list as "rules"
from datastream
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
) rule
where datastream.id > $1
  and ($3::int[] is null or datastream.id = any($3))
order by datastream.id
limit $2`;

/**
 * A slice of the streams, public or not, by id.
 *
 * @param after - id of the last one of the slice before; 0: from the start
 * @param limit - at most 5,000
 * @param ids - only these; undefined: all
 */
export async function findStreams(
  queryable: Queryable,
  after: number,
  limit: number,
  ids?: number[],
): Promise<StreamRow[]> {
  const { rows } = await queryable.query<Row>(SELECT, [after, limit, ids ?? null]);
  return rows.map((row) => ({
    ...row,
    rules: row.rules.map(({ from, below, delayS }) => ({ from: new Date(from), below, delayS })),
  }));
}

/** One stream, public or not; null: there is none of this id. */
export async function findStream(queryable: Queryable, id: number): Promise<StreamRow | null> {
  const [row] = await findStreams(queryable, 0, 1, [id]);
  return row ?? null;
}
