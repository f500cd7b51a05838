/**
 * Marks the hours that a correction of the past touches: with another end, other slots were to be expected, and what
 * was stored after that end went with the import.
 */
import type { Work } from "../database.ts";

const CORRECTIONS = `select
  datastream.id as "datastreamId",
  min(version.valid_from) as "from",
  min(version.operating_to) as "end",
  max(version.import_id) as "importId"
from sensor_version version
join datastream using (sensor_id)
where version.corrects_reason is not null
  and version.import_id > (select corrected_import from rollup_state)
group by datastream.id
order by datastream.id`;

interface Correction {
  datastreamId: number;
  from: Date;
  /** Null: it set none. */
  end: Date | null;
  importId: number;
}

// The hour of the end as well: its day may have lost all its other hours.
const MARK = `insert into rollup_mark (datastream_id, hour)
select datastream_id, start_at
from reading_hour
where datastream_id = $1
  and start_at >= date_trunc('hour', $2::timestamptz, 'UTC')
union all
select $1, date_trunc('hour', $3::timestamptz, 'UTC')`;
const DONE = `update rollup_state
set corrected_import = greatest(corrected_import, $1)`;

/** @returns how many streams were corrected since the last time */
export async function markCorrections(work: Work): Promise<number> {
  const { rows: corrections } = await work.query<Correction>(CORRECTIONS);
  for (const { datastreamId, from, end } of corrections) {
    await work.query(MARK, [datastreamId, from, end ?? from]);
  }
  const newest = Math.max(0, ...corrections.map(({ importId }) => importId));
  if (newest > 0) await work.query(DONE, [newest]);
  return corrections.length;
}
