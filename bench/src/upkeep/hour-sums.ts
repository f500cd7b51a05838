/**
 * What it costs to sum up hours and days, in processor time of this process: the database is in it. Of one hour this
 * happens once, so no minutes of measuring show it.
 */
import { type Database, moveWatermark, rollToWatermark } from "@meetpaal/db";

const BACK = "update rollup_state set rolled_until = watermark - interval 'PT1H'";

/** @returns seconds for all hours that were not computed yet, and their days */
export async function timeAllHours(database: Database, timeZone: string): Promise<number> {
  const work = database.work("jobs");
  await moveWatermark(work);
  const before = process.cpuUsage();
  await rollToWatermark(work, timeZone);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** @returns seconds for the newest whole hour of all streams, and its day */
export async function timeLastHour(database: Database, timeZone: string): Promise<number> {
  await database.work("jobs").query(BACK);
  return await timeAllHours(database, timeZone);
}
