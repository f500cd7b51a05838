import type { Queryable } from "../database.ts";

/** What people on the ground say of a zone. */
export interface ZoneNotice {
  closed: boolean;
  text: string | null;
  /** Null: until it is taken away. */
  until: Date | null;
  at: Date;
}

const SELECT_NOTICE = `
  select closed, text, until, set_at as "at"
  from zone_notice
  where zone_id = $1
    and cleared_at is null
    and (until is null or until > $2)
  order by set_at desc
  limit 1`;

/** What holds at a moment; null: nothing. */
export async function findZoneNotice(
  queryable: Queryable,
  zoneId: string,
  at: Date,
): Promise<ZoneNotice | null> {
  const { rows } = await queryable.query<ZoneNotice>(SELECT_NOTICE, [zoneId, at]);
  return rows[0] ?? null;
}

export interface Closure {
  from: Date;
  /** Excluded; null: it still holds. */
  to: Date | null;
}

const SELECT_CLOSURES = `
  select set_at as "from", least(cleared_at, until) as "to"
  from zone_notice
  where zone_id = $1
    and closed
    and set_at < $3
    and (least(cleared_at, until) is null or least(cleared_at, until) > $2)
  order by set_at`;

/** When a zone was closed by hand, as far as it touches `[from, to)`. */
export async function findClosures(
  queryable: Queryable,
  zoneId: string,
  from: Date,
  to: Date,
): Promise<Closure[]> {
  const { rows } = await queryable.query<Closure>(SELECT_CLOSURES, [zoneId, from, to]);
  return rows;
}

const CLEAR_NOTICES = `
  update zone_notice
  set cleared_at = clock_timestamp()
  where zone_id = $1
    and cleared_at is null`;

/** Takes away what was said of a zone, closure included. */
export async function clearZoneNotices(queryable: Queryable, zoneId: string): Promise<void> {
  await queryable.query(CLEAR_NOTICES, [zoneId]);
}

const INSERT_NOTICE = `
  insert into zone_notice (zone_id, closed, text, until, set_at)
  values ($1, $2, $3, $4, clock_timestamp())`;

/** Says something of a zone; whoever calls takes the earlier notices away in the same transaction. */
export async function insertZoneNotice(
  queryable: Queryable,
  notice: { zoneId: string; closed: boolean; text: string | null; until: Date | null },
): Promise<void> {
  await queryable.query(INSERT_NOTICE, [notice.zoneId, notice.closed, notice.text, notice.until]);
}
