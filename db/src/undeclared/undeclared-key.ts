import type { Queryable } from "../database.ts";
import { int4Array, timestamptzArray } from "../readings/binary-array.ts";

/** So many names a sensor; what comes after them stays "other". */
const MOST_NAMES = 20;

const ADD = `with added as (
  select n.*, known.name is not null as is_known
  from unnest($1::int[], $2::text[], $3::timestamptz[], $4::timestamptz[]) as n (sensor_id, name, first_at, last_at)
  left join undeclared_key known using (sensor_id, name)
), placed as (
  select
    *,
    row_number() over (partition by sensor_id, is_known order by first_at, name)
      + (select count(*) from undeclared_key where undeclared_key.sensor_id = added.sensor_id) as place
  from added
)
insert into undeclared_key (sensor_id, name, first_at, last_at)
select sensor_id, name, first_at, last_at
from placed
where is_known
  or place <= ${MOST_NAMES}
order by sensor_id, name
on conflict (sensor_id, name) do update
set last_at = greatest(undeclared_key.last_at, excluded.last_at)`;

/** The name of a key that the register does not declare, once it came often enough to be one. */
export interface UndeclaredName {
  sensorId: number;
  /** `^[a-z][a-z_]{0,39}$` */
  name: string;
  firstUs: number;
  lastUs: number;
}

/** @param rows - each sensor and name once */
export async function addUndeclaredNames(
  queryable: Queryable,
  rows: readonly UndeclaredName[],
): Promise<void> {
  await queryable.query({
    name: "add-undeclared-names",
    text: ADD,
    values: [
      int4Array(rows.map((row) => row.sensorId)),
      rows.map((row) => row.name),
      timestamptzArray(rows.map((row) => row.firstUs)),
      timestamptzArray(rows.map((row) => row.lastUs)),
    ],
  });
}

const LIST = `select sensor.owner || '/' || sensor.reference as "sensor", name, first_at as "firstAt", last_at as "lastAt"
from undeclared_key
join sensor on sensor.id = undeclared_key.sensor_id
order by 1, 2
limit $1`;

/** Names by sensor, for staff. @param limit - at most 5,000 */
export async function listUndeclaredNames(
  queryable: Queryable,
  limit: number,
): Promise<{ sensor: string; name: string; firstAt: Date; lastAt: Date }[]> {
  const { rows } = await queryable.query<{ sensor: string; name: string; firstAt: Date; lastAt: Date }>(
    LIST,
    [limit],
  );
  return rows;
}
