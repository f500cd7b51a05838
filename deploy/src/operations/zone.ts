/**
 * What people on the ground say of a crowd zone: how many they counted, and that it is closed.
 *
 * Both are computed into the zone's state before the command returns, so what it prints is what visitors see.
 */
import {
  auditZone,
  clearZoneNotices,
  type Database,
  databaseNow,
  findZoneDefinitions,
  findZoneNotice,
  findZoneState,
  insertZoneNotice,
  insertZoneStart,
  lockZones,
  type ZoneDefinition,
} from "@meetpaal/db";
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { defineOperation, type OperationScope } from "../operation.ts";

const ACTOR = "command-line";

const instant = z.iso.datetime({ offset: true });
const nullableInstant = z.iso.datetime().nullable();

/** A zone as organisers read it; persons are whole numbers. */
export const zoneResult = z.strictObject({
  id: z.string(),
  level: z.string(),
  computedLevel: z.string(),
  reason: z.string().nullable(),
  since: z.iso.datetime(),
  asOf: z.iso.datetime(),
  reliable: z.boolean(),
  percent: z.int().nullable(),
  occupancy: z.int().nullable(),
  low: z.int().nullable(),
  high: z.int().nullable(),
  start: z
    .strictObject({ kind: z.enum(["manual", "reset"]), people: z.int(), at: z.iso.datetime() })
    .nullable(),
  notice: z
    .strictObject({ closed: z.boolean(), text: z.string().nullable(), until: nullableInstant })
    .nullable(),
});
export type ZoneResult = z.infer<typeof zoneResult>;

/** Where the counting of a zone starts from then on. */
export const countZone = defineOperation({
  name: "zone.count",
  args: z.strictObject({
    zone: z.string(),
    people: z.int().min(0).max(10_000_000),
    /** Null: now. */
    at: instant.nullable(),
    reason: z.string().min(1).max(500),
  }),
  result: zoneResult,
  run: async (database, { zone, people, at, reason }, scope) => {
    const { id, body } = await zoneOf(database, zone);
    if (body.cordon === "open") {
      throw new CommandError(
        "refused",
        `${id} has an open cordon: people come and go unseen, so a count says nothing. Set a notice instead.`,
      );
    }
    const now = await databaseNow(database.work("contract"));
    const countedAt = at === null ? now : new Date(at);
    if (countedAt > now) {
      throw new CommandError("refused", `--at: expected a moment before now, ${now.toISOString()}.`);
    }
    await database.work("contract").transaction(async (tx) => {
      await lockZones(tx);
      await insertZoneStart(tx, { zoneId: id, kind: "manual", people, at: countedAt, reason });
      await auditZone(tx, { actor: ACTOR, action: "zone-counted", kind: "zone", id, detail: { people } });
    });
    return await computed(database, id, scope);
  },
});

/** Sets what is said of a zone, or takes it away; a new notice takes the place of the one before. */
export const noticeZone = defineOperation({
  name: "zone.notice",
  args: z.strictObject({
    zone: z.string(),
    /** Null: take it away. */
    notice: z
      .strictObject({
        closed: z.boolean(),
        text: z.string().min(1).max(500).nullable(),
        until: instant.nullable(),
      })
      .nullable(),
  }),
  result: zoneResult,
  run: async (database, { zone, notice }, scope) => {
    const { id } = await zoneOf(database, zone);
    const until = notice?.until === undefined || notice.until === null ? null : new Date(notice.until);
    const now = await databaseNow(database.work("contract"));
    if (until !== null && until <= now) {
      throw new CommandError("refused", `--until: expected a moment after now, ${now.toISOString()}.`);
    }
    await database.work("contract").transaction(async (tx) => {
      await lockZones(tx);
      await clearZoneNotices(tx, id);
      if (notice !== null) {
        await insertZoneNotice(tx, { zoneId: id, closed: notice.closed, text: notice.text, until });
      }
      await auditZone(tx, {
        actor: ACTOR,
        action: notice === null ? "zone-notice-cleared" : "zone-notice-set",
        kind: "zone",
        id,
        detail: { closed: notice?.closed ?? false },
      });
    });
    return await computed(database, id, scope);
  },
});

/** @throws {CommandError} `refused`, naming the zones there are */
async function zoneOf(database: Database, id: string): Promise<ZoneDefinition> {
  const zones = await findZoneDefinitions(database.work("contract"));
  const zone = zones.find((known) => known.id === id);
  if (zone !== undefined) return zone;
  const ids = zones.map((known) => known.id).join(", ");
  throw new CommandError(
    "refused",
    `There is no zone ${id}. ${ids === "" ? "The register has none yet: import one." : `Zones: ${ids}.`}`,
  );
}

async function computed(database: Database, id: string, scope: OperationScope): Promise<ZoneResult> {
  await scope.recomputeZones();
  const work = database.work("contract");
  const state = await findZoneState(work, id);
  if (state === null) throw new CommandError("failed", `${id} was not computed. Try again.`);
  const notice = await findZoneNotice(work, id, await databaseNow(work));
  const { detail } = state;
  return {
    id,
    level: state.level,
    computedLevel: state.computedLevel,
    reason: state.reason,
    since: state.since.toISOString(),
    asOf: state.asOf.toISOString(),
    reliable: state.reliable,
    percent: detail.percent === null ? null : Math.max(0, Math.round(detail.percent)),
    occupancy: detail.occupancy === null ? null : Math.round(detail.occupancy),
    low: detail.low === null ? null : Math.floor(detail.low),
    high: detail.high === null ? null : Math.ceil(detail.high),
    start:
      detail.start === null
        ? null
        : {
            kind: detail.start.kind,
            people: detail.start.people,
            at: new Date(detail.start.atMs).toISOString(),
          },
    notice:
      notice === null
        ? null
        : { closed: notice.closed, text: notice.text, until: notice.until?.toISOString() ?? null },
  };
}
