import type { Queryable } from "../database.ts";
import { timestamptzArray } from "../readings/binary-array.ts";

const COUNT = `select device_id as "deviceId", reason, count(*)::int as "count"
from quarantine
where received_at >= ($1::timestamptz[])[1] and hour is null
group by device_id, reason`;

/** How many single rows each device has for each reason since an instant. */
export async function countRefusedValues(
  queryable: Queryable,
  sinceUs: number,
): Promise<{ deviceId: string; reason: string; count: number }[]> {
  const values = [timestamptzArray([sinceUs])];
  const result = await queryable.query<{ deviceId: string; reason: string; count: number }>({
    name: "count-refused-values",
    text: COUNT,
    values,
  });
  return result.rows;
}
