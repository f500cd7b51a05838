/** The reader functions of the pages, over the same reads as the API: what it hides is hidden here too. */
import {
  type Database,
  findNewestBreaks,
  findNewestChanges,
  findSensorVersions,
  findZonesNow,
} from "@meetpaal/db";
import { DAY_MS, PUBLIC_ID, promiseMethods } from "@meetpaal/model";
import type { NewestChange, QuarterOf, SiteData, SiteTotals } from "../contract/site.ts";
import { kindSchema } from "../contract/vocabulary.ts";
import { isField, readExposure, wholeHalfHour } from "../exposure/read-exposure.ts";
import { readPractice } from "../practice/read-practice.ts";
import { readPromiseOverview } from "../practice/read-promises.ts";
import { openStream, readRaw, readRolled } from "../readings/read-readings.ts";
import { readCity, readSensor } from "../sensors/read-sensors.ts";
import { instant } from "../wire/instant.ts";
import { readCrowdBoard } from "../zones/read-board.ts";
import { toChanges } from "./changes.ts";
import { readLatest } from "./read-latest.ts";
import { readMeasured } from "./read-measured.ts";
import { readSensorPage } from "./read-page.ts";
import { shareSensorIndex } from "./share-index.ts";

/** As many as one slice of the embedded database may hold. */
const MOST = 4_999;
/** A page shows the history whole; more versions than this nobody reads. */
const MOST_VERSIONS = 200;

/**
 * @param timeZone - of the installation: people are shown its time
 * @param quarterOf - of the city's map; absent: no quarters are known
 */
export function openSiteData(
  database: Database,
  timeZone: string,
  quarterOf: QuarterOf = () => null,
): SiteData {
  const api = database.work("api");
  const readIndex = shareSensorIndex(database, quarterOf);

  const readSums = async (resolution: "hour" | "day", datastream: number, from: Date, to: Date) => {
    const open = await openStream(database, datastream);
    if (typeof open === "string") return null;
    return (await readRolled(database, open, { resolution, daysOf: undefined }, { from, to, limit: MOST }))
      .items;
  };

  return {
    city: async () => await readCity(database),

    totals: async (): Promise<SiteTotals> => {
      const { rows, fresh } = await readIndex();
      const count = (isCounted: (row: (typeof rows)[number]) => boolean) => rows.filter(isCounted).length;
      return {
        sensors: count(({ status }) => status !== "removed"),
        personalData: count(({ status, personalData }) => status !== "removed" && personalData !== "none"),
        fresh,
        broken: count(({ worst }) => worst === "broken"),
        announced: count(({ status }) => status === "announced"),
        expired: count(({ status }) => status === "expired"),
        removed: count(({ status }) => status === "removed"),
        zones: (await findZonesNow(api)).length,
      };
    },

    sensors: async (question) => await readSensorPage(database, await readIndex(), question),

    sensor: async (publicId, at) => await readSensor(database, publicId, { at }),

    versions: async (publicId) =>
      PUBLIC_ID.test(publicId) ? toChanges(await findSensorVersions(api, publicId, MOST_VERSIONS)) : [],

    practice: async (publicId) => await readPractice(database, publicId, timeZone),

    promises: async () => await readPromiseOverview(database, timeZone),

    methods: promiseMethods,

    breaks: async (limit) =>
      (await findNewestBreaks(api, limit)).map(({ at, ...one }) => ({ ...one, at: instant(at) })),

    latest: async (datastreams) => await readLatest(database, datastreams),

    raw: async (datastream, from, to) => {
      const open = await openStream(database, datastream);
      if (typeof open === "string") return null;
      return (await readRaw(database, open, { from, to, limit: MOST })).items;
    },

    hours: async (datastream, from, to) => await readSums("hour", datastream, from, to),

    days: async (datastream, from, to) => await readSums("day", datastream, from, to),

    exposure: async (datastream) => {
      const open = await openStream(database, datastream);
      if (typeof open === "string" || !isField(open.stream)) return null;
      const to = wholeHalfHour(open.now);
      return await readExposure(database, open, { from: new Date(to.getTime() - DAY_MS), to });
    },

    newest: async (limit): Promise<NewestChange[]> =>
      (await findNewestChanges(api, limit)).map(({ at, kind, ...change }) => ({
        ...change,
        kind: kindSchema.parse(kind),
        at: instant(at),
      })),

    crowd: async (viewerToken) => await readCrowdBoard(database, viewerToken),

    measured: async (question) => await readMeasured(database, question, { timeZone, quarterOf }),
  };
}
