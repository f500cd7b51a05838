import type { Queryable } from "../database.ts";

export interface NewestChangeRow {
  publicId: string;
  name: Record<string, string>;
  kind: string;
  change: "announced" | "new" | "changed" | "paused" | "expired" | "removed";
  at: Date;
}

const SELECT = `with step as (
  select
    sensor_id,
    version,
    recorded_at,
    status,
    operating_to,
    body,
    kind,
    lag(status) over (partition by sensor_id order by version) as before,
    version = max(version) over (partition by sensor_id) as is_newest
  from sensor_version
  where status in ('announced', 'active', 'paused', 'removed')
),
change as (
  select
    sensor_id,
    body,
    kind,
    recorded_at as at,
    case
      when status is not distinct from before then 'changed'
      when status = 'active' and before is null then 'new'
      when status = 'active' and before = 'announced' then 'new'
      when status = 'active' then 'changed'
      else status
    end as change
  from step
  union all
  select sensor_id, body, kind, operating_to, 'expired'
  from step
  where is_newest
    and status <> 'removed'
    and operating_to <= clock_timestamp()
)
select
  sensor.public_id as "publicId",
  change.body -> 'name' as "name",
  change.kind,
  change.change,
  change.at
from change
join sensor on sensor.id = change.sensor_id
order by change.at desc, change.sensor_id desc
limit $1`;

/** What is new, changed or gone in the public register, newest first. */
export async function findNewestChanges(queryable: Queryable, limit: number): Promise<NewestChangeRow[]> {
  const { rows } = await queryable.query<NewestChangeRow>(SELECT, [limit]);
  return rows;
}
