import { type Database, findViewer, findZoneHistory, findZonesNow, type ZoneMoment } from "@meetpaal/db";
import type { CrowdBoard, ZoneMoment as Moment } from "../contract/zone.ts";
import { isViewerOf, orderZones } from "./read-zones.ts";
import { toPlace } from "./to-zone.ts";

const MINUTE_MS = 60_000;

/** How far back an organiser's chart goes, and how many minutes one point of it stands for. */
const CHART_MINUTES = 240;
const POINT_MINUTES = 2;

/**
 * Everything the page of live crowd is made from.
 *
 * @param viewerToken - of the cookie; a token that does not hold (any more) is as none
 */
export async function readCrowdBoard(database: Database, viewerToken: string | null): Promise<CrowdBoard> {
  const api = database.work("api");
  const viewer = viewerToken === null ? null : await findViewer(api, viewerToken);
  const zones = await findZonesNow(api);
  const now = zones[0]?.now ?? new Date();
  const history: CrowdBoard["history"] = {};
  for (const { id } of zones) {
    if (!isViewerOf(viewer, id)) continue;
    const from = new Date(now.getTime() - CHART_MINUTES * MINUTE_MS);
    const to = new Date(now.getTime() + MINUTE_MS);
    history[id] = toPoints(await findZoneHistory(api, { zoneId: id, from, to, limit: CHART_MINUTES + 2 }));
  }
  return {
    at: now.toISOString(),
    zones: orderZones(zones, viewer),
    places: zones.map((zone) => toPlace(zone, isViewerOf(viewer, zone.id))),
    viewer: viewer === null ? null : { zones: viewer.zones, until: viewer.until.toISOString() },
    history,
  };
}

/** One point for a few minutes: the one with the highest upper end, or else the last. */
function toPoints(moments: readonly ZoneMoment[]): Moment[] {
  const worst = new Map<number, ZoneMoment>();
  for (const moment of moments) {
    const point = Math.floor(moment.at.getTime() / (POINT_MINUTES * MINUTE_MS));
    const before = worst.get(point);
    if (before === undefined || (moment.high ?? -Infinity) >= (before.high ?? -Infinity)) {
      worst.set(point, moment);
    }
  }
  return [...worst.values()].map(toMoment);
}

export function toMoment({ at, level, occupancy, low, high }: ZoneMoment): Moment {
  return {
    at: at.toISOString(),
    level,
    occupancy: occupancy === null ? null : Math.round(occupancy),
    low: low === null ? null : Math.floor(low),
    high: high === null ? null : Math.ceil(high),
  };
}
