/** Joins the version of `zone` that holds now, as `held`; one that was removed has a body that says so. */
export const JOIN_HELD_ZONE = `cross join lateral (
    select version, recorded_at, body
    from zone_version
    where zone_id = zone.id
      and valid_from <= clock_timestamp()
    order by version desc
    limit 1
  ) held`;
