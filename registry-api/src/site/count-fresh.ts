import { findNewestChanges, type Queryable } from "@meetpaal/db";

/** In the register for at most this long: new. */
const FRESH_MS = 30 * 86_400_000;
/** More news than this nobody counts. */
const MOST_NEWS = 1_000;

/** Sensors that became new lately, as the news says it. */
export async function countFresh(api: Queryable): Promise<number> {
  const changes = await findNewestChanges(api, MOST_NEWS);
  const since = Date.now() - FRESH_MS;
  const fresh = changes.filter(({ change, at }) => change === "new" && at.getTime() > since);
  return new Set(fresh.map(({ publicId }) => publicId)).size;
}
