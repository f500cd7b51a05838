/** The promises of all public sensors: a slice for the API, an overview for the page. */
import {
  type CityPromiseRow,
  type Database,
  findBreaksByOwner,
  findNewestPromises,
  findPromises,
  findRetentionRuns,
  type PromiseFilter,
  type PromisePlace,
} from "@meetpaal/db";
import type { CityPromise, OwnerBreaks } from "../contract/promises.ts";
import type { PromiseOverview } from "../contract/site.ts";
import { instant } from "../wire/instant.ts";
import { toDeletionRun } from "./deletion-routes.ts";
import { toPromise } from "./read-practice.ts";

/** More than this on one page nobody reads; the API has them all. */
const MOST_SHOWN = 200;
const DELETIONS_SHOWN = 5;

/** @returns `next` null: these were the last */
export async function readPromises(
  database: Database,
  timeZone: string,
  filter: PromiseFilter,
  slice: { after?: PromisePlace | undefined; limit: number },
): Promise<{ items: CityPromise[]; next: PromisePlace | null }> {
  const { after, limit } = slice;
  const rows = await findPromises(database.work("api"), timeZone, filter, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => toCityPromise(row, timeZone)),
    next: rows.length > limit && last !== undefined ? placeOf(last) : null,
  };
}

/** Those that came to stand as they do most lately, newest first. */
export async function readNewestPromises(
  database: Database,
  timeZone: string,
  filter: PromiseFilter,
  limit: number,
): Promise<CityPromise[]> {
  const rows = await findNewestPromises(database.work("api"), timeZone, filter, limit);
  return rows.map((row) => toCityPromise(row, timeZone));
}

/** How each owner kept its promises this year, those with most broken ones first. */
export async function readBreaksByOwner(database: Database, timeZone: string): Promise<OwnerBreaks[]> {
  const owners = await findBreaksByOwner(database.work("api"), timeZone);
  return owners.map(({ ownerName, times, hours, ...counted }) => ({
    ...counted,
    name: ownerName,
    timesThisYear: times,
    hoursThisYear: hours,
  }));
}

/** @param timeZone - of the installation: its year began there */
export async function readPromiseOverview(database: Database, timeZone: string): Promise<PromiseOverview> {
  const owners = await readBreaksByOwner(database, timeZone);
  const { items } = await readPromises(database, timeZone, { verdict: ["broken"] }, { limit: MOST_SHOWN });
  const api = database.work("api");
  const [look] = await findRetentionRuns(api, { onlyDeleting: false, limit: 1 });
  const deletions = await findRetentionRuns(api, { onlyDeleting: true, limit: DELETIONS_SHOWN });
  return {
    broken: items,
    lookedAt: look === undefined ? null : instant(look.startedAt),
    deletions: deletions.map(toDeletionRun),
    owners,
  };
}

function placeOf({ sensorId, promise, datastream }: CityPromiseRow): PromisePlace {
  return { sensorId, promise, datastream: datastream ?? 0 };
}

function toCityPromise(row: CityPromiseRow, timeZone: string): CityPromise {
  const { publicId, name, owner, demo, times, hours } = row;
  return {
    ...toPromise(row, timeZone),
    sensor: { publicId, name, owner, demo },
    timesThisYear: times,
    hoursThisYear: hours,
  };
}
