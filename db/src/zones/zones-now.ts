import type { ZoneBody } from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import { joinOwner } from "../sensors/held-versions.ts";
import { JOIN_HELD_ZONE } from "./held-zone.ts";
import type { ZoneNotice } from "./zone-notice.ts";
import type { ZoneState } from "./zone-state.ts";

/** A zone with everything that readers of it are shown. */
export interface ZoneNow {
  id: string;
  recordedAt: Date;
  body: ZoneBody;
  /** Of its owner: nothing of it is real. */
  demo: boolean;
  /** By the database's clock. */
  now: Date;
  /** Null: not computed yet. */
  state: Omit<ZoneState, "zoneId" | "lowerSince"> | null;
  /** What holds now. */
  notice: ZoneNotice | null;
}

const SELECT_ZONES_NOW = `
  select
    zone.id,
    held.recorded_at as "recordedAt",
    held.body,
    coalesce(owner.demo, false) as "demo",
    clock_timestamp() as "now",
    state.as_of as "asOf",
    state.level,
    state.computed_level as "computedLevel",
    state.since,
    state.reason,
    state.reliable,
    state.last_known_level as "lastKnownLevel",
    state.last_known_at as "lastKnownAt",
    state.detail,
    notice.closed,
    notice.text,
    notice.until,
    notice.set_at as "noticeAt"
  from zone
  ${JOIN_HELD_ZONE}
  ${joinOwner("held.body ->> 'owner'", "clock_timestamp()")}
  left join zone_state state on state.zone_id = zone.id
  left join lateral (
    select closed, text, until, set_at
    from zone_notice
    where zone_id = zone.id
      and cleared_at is null
      and (until is null or until > clock_timestamp())
    order by set_at desc
    limit 1
  ) notice on true
  where held.body ->> 'status' is distinct from 'removed'
  order by zone.id`;

type Row = Pick<ZoneNow, "id" | "recordedAt" | "body" | "demo" | "now"> & {
  [K in keyof NonNullable<ZoneNow["state"]>]: NonNullable<ZoneNow["state"]>[K] | null;
} & { closed: boolean | null; text: string | null; until: Date | null; noticeAt: Date | null };

/** Every zone of the register with its state and notice, by id. */
export async function findZonesNow(queryable: Queryable): Promise<ZoneNow[]> {
  const { rows } = await queryable.query<Row>(SELECT_ZONES_NOW);
  return rows.map(toZoneNow);
}

function toZoneNow({ id, recordedAt, body, demo, now, ...row }: Row): ZoneNow {
  return { id, recordedAt, body, demo, now, state: stateOf(row), notice: noticeOf(row) };
}

function stateOf(row: Omit<Row, "id" | "recordedAt" | "body" | "demo" | "now">): ZoneNow["state"] {
  const { asOf, level, computedLevel, since, reliable, detail } = row;
  if (!asOf || !level || !computedLevel || !since || reliable === null || !detail) return null;
  const { reason, lastKnownLevel, lastKnownAt } = row;
  return { asOf, level, computedLevel, since, reason, reliable, lastKnownLevel, lastKnownAt, detail };
}

function noticeOf({
  closed,
  text,
  until,
  noticeAt,
}: Pick<Row, "closed" | "text" | "until" | "noticeAt">): ZoneNow["notice"] {
  return closed === null || noticeAt === null ? null : { closed, text, until, at: noticeAt };
}
