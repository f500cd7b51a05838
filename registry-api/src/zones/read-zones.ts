import { type Database, findZonesNow, type Viewer, type ZoneNow } from "@meetpaal/db";
import { byDanger } from "@meetpaal/model";
import type { Zone } from "../contract/zone.ts";
import { toZone } from "./to-zone.ts";

/**
 * Every zone as it is now, the most dangerous first.
 *
 * @param viewer - whose link was shown; null: nobody's
 */
export async function readZones(database: Database, viewer: Viewer | null): Promise<Zone[]> {
  return orderZones(await findZonesNow(database.work("api")), viewer);
}

export function orderZones(zones: readonly ZoneNow[], viewer: Viewer | null): Zone[] {
  return zones
    .map((zone) => toZone(zone, isViewerOf(viewer, zone.id)))
    .toSorted((a, b) => byDanger(ranked(a), ranked(b)));
}

export function isViewerOf(viewer: Viewer | null, zoneId: string): boolean {
  return viewer?.zones.includes(zoneId) ?? false;
}

function ranked({ level, lastKnown, name, id }: Zone): Parameters<typeof byDanger>[0] {
  return { level, lastKnown, name: name["nl"] ?? id };
}
