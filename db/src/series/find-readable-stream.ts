import { type StreamVersion, spansInForce } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { type RollupStream, STREAM_VERSIONS } from "../rollups/rollup-stream.ts";
import {
  STREAM_COLUMNS,
  STREAM_TABLES,
  type StoredStream,
  type StreamRow,
  toStream,
} from "./find-streams.ts";
import { CUTOFF_OF_STREAM, KEPT_COLUMNS, type KeptSince, NOTHING_KEPT } from "./kept-since.ts";

/** All that decides what of a stream is shown. */
export interface ReadableStream {
  stream: StreamRow;
  /** By the database's clock. */
  now: Date;
  /** Nothing older is shown, be it still there. */
  keptSince: KeptSince;
  /** When it was in force, in order of time. */
  spans: RollupStream["spans"];
}

type Row = StoredStream & {
  now: Date;
  versions: StreamVersion[] | null;
  raw: string | null;
  hour: string;
  day: string;
};

// In one statement: a page asks for several streams, and for most of them the way there and back is most of the work.
const SELECT = `with ${CUTOFF_OF_STREAM}
select
  ${STREAM_COLUMNS},
  moment.now,
  ${STREAM_VERSIONS} as "versions",
  ${KEPT_COLUMNS}
from ${STREAM_TABLES}
cross join moment
left join cutoff on cutoff.datastream_id = datastream.id
where datastream.id = $1`;

/** A stream, public or not; null: there is none of this id. */
export async function findReadableStream(queryable: Queryable, id: number): Promise<ReadableStream | null> {
  const { rows } = await queryable.query<Row>({ name: "find-readable-stream", text: SELECT, values: [id] });
  const [row] = rows;
  if (row === undefined) return null;
  const { now, versions, raw, hour, day, ...stored } = row;
  return {
    stream: toStream(stored),
    now,
    keptSince: raw === null ? NOTHING_KEPT : { raw, hour, day },
    spans: spansInForce(versions ?? []),
  };
}
