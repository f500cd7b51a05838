import type { Queryable } from "../database.ts";
import { int4Array, timestamptzArray } from "../readings/binary-array.ts";

const ROWS = `from unnest($1::int[], $2::date[], $3::int[], $4::timestamptz[], $5::timestamptz[])
  as n (sensor_id, day, count, first_at, last_at)
order by sensor_id, day
on conflict (sensor_id, day)`;
const INSERT_FIRST = `insert into undeclared_day (sensor_id, day, count, first_at, last_at)
select *
${ROWS} do nothing
returning sensor_id as "sensorId", day`;
const ADD = `insert into undeclared_day (sensor_id, day, count, first_at, last_at)
select *
${ROWS} do update
set count = undeclared_day.count + excluded.count, last_at = greatest(undeclared_day.last_at, excluded.last_at)`;

/** How many values came that the register does not declare; of the values themselves nothing is known. */
export interface UndeclaredCount {
  sensorId: number;
  /** Calendar day of the installation's time zone, `2026-11-24`. */
  day: string;
  count: number;
  firstUs: number;
  lastUs: number;
}

/** Writes the day's first sighting of each sensor. @returns those that were the first */
export async function insertFirstUndeclared(
  queryable: Queryable,
  rows: readonly UndeclaredCount[],
): Promise<{ sensorId: number; day: string }[]> {
  const result = await queryable.query<{ sensorId: number; day: string }>({
    name: "insert-first-undeclared",
    text: INSERT_FIRST,
    values: columns(rows),
  });
  return result.rows;
}

/** @param rows - each sensor and day once */
export async function addUndeclared(queryable: Queryable, rows: readonly UndeclaredCount[]): Promise<void> {
  await queryable.query({ name: "add-undeclared", text: ADD, values: columns(rows) });
}

function columns(rows: readonly UndeclaredCount[]): unknown[] {
  return [
    int4Array(rows.map((row) => row.sensorId)),
    rows.map((row) => row.day),
    int4Array(rows.map((row) => row.count)),
    timestamptzArray(rows.map((row) => row.firstUs)),
    timestamptzArray(rows.map((row) => row.lastUs)),
  ];
}
