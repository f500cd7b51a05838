import { type Database, databaseNow, findLatest, findNewestUntil, findStreams } from "@meetpaal/db";
import type { LatestReading } from "../contract/site.ts";
import { shownUntil } from "../readings/disclose.ts";
import { toRawReading } from "../readings/to-reading.ts";

/** Of each of these streams the newest value that may be shown; those without one are left out. */
export async function readLatest(database: Database, ids: number[]): Promise<LatestReading[]> {
  if (ids.length === 0) return [];
  const work = database.work("api");
  const now = await databaseNow(work);
  const streams = (await findStreams(work, ids)).filter(({ isPublic }) => isPublic);
  const delayed = streams.flatMap((stream) => {
    const until = shownUntil(stream, now);
    return until === null ? [] : [{ id: stream.id, until }];
  });
  const held = new Set(delayed.map(({ id }) => id));
  const atOnce = streams.filter(({ id }) => !held.has(id)).map(({ id }) => id);
  const rows = [
    ...(await findLatest(work, atOnce)),
    ...(delayed.length === 0 ? [] : await findNewestUntil(work, delayed)),
  ];
  const byId = new Map(streams.map((stream) => [stream.id, stream]));
  return rows.flatMap((row) => {
    const stream = byId.get(row.datastream);
    const reading = stream === undefined ? undefined : toRawReading(stream, row, now);
    if (stream === undefined || reading === undefined) return [];
    const lastsMs = stream.aggregation === "interval-count" ? stream.intervalS * 1000 : 0;
    const ageMs = now.getTime() - new Date(row.time).getTime() - lastsMs;
    return [{ datastream: row.datastream, ...reading, ageS: Math.max(0, Math.round(ageMs / 1000)) }];
  });
}
