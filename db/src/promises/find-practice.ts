import type { Queryable } from "../database.ts";
import { ANSWERS, type PromiseAnswer } from "./answers.ts";
import { NEWEST_BREACH, type PublicBreach } from "./possible-breach.ts";

/** A promise of a sensor, and what was measured of it. */
export interface PracticeRow {
  promise: string;
  /** Null: of the whole sensor. */
  datastream: number | null;
  promised: Record<string, unknown>;
  measured: Record<string, unknown>;
  measuredAt: Date;
  verdict: "kept" | "attention" | "broken" | "not-yet" | "not-measurable";
  since: Date;
  lastBrokenAt: Date | null;
  /** Newest first. */
  answers: PromiseAnswer[];
  /** Of the newest break; null: none was raised. */
  breach: PublicBreach | null;
}

/** Of a row `state` of `promise_state`. */
export const PRACTICE_COLUMNS = `state.promise,
  state.datastream_id as "datastream",
  state.promised,
  state.measured,
  state.measured_at as "measuredAt",
  state.verdict,
  state.since,
  state.last_broken_at as "lastBrokenAt",
  ${ANSWERS} as "answers",
  ${NEWEST_BREACH} as "breach"`;

const SELECT = `select
  ${PRACTICE_COLUMNS}
from promise_state state
join sensor on sensor.id = state.sensor_id
where sensor.public_id = $1
order by state.datastream_id nulls last, state.promise
limit 1000`;

/** What was judged of a sensor, by datastream, those of the whole sensor last; empty: nothing was yet. */
export async function findPractice(queryable: Queryable, publicId: string): Promise<PracticeRow[]> {
  const { rows } = await queryable.query<PracticeRow>({
    name: "find-practice",
    text: SELECT,
    values: [publicId],
  });
  return rows;
}
