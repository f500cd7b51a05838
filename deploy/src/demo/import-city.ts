/**
 * Brings the demonstration city into the register, with dates that hold; and while it runs for months, sees to it that
 * they go on holding.
 */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { type Database, findLastImport, findOperatingWindows, importRegister } from "@meetpaal/db";
import type { Logger } from "pino";
import { placePictures } from "../picture/place-pictures.ts";
import { CITY_ID } from "./city.ts";
import type { Window } from "./dates.ts";
import { demoRegister } from "./register.ts";

const ACTOR = "demo";
const PICTURES = fileURLToPath(new URL("../../demo-pictures", import.meta.url));
/** Dates are renewed when 30 days remain: there is time. */
const LOOK_EVERY_MS = 3_600_000;

/** A sensor as the register holds it. */
export interface KnownSensor {
  publicId: string;
  window: Window;
}

export interface ImportCityOptions {
  database: Database;
  timeZone: string;
  log: Logger;
}

export async function readCity(database: Database): Promise<Map<string, KnownSensor>> {
  const found = await findOperatingWindows(database.work("api"), CITY_ID);
  return new Map(
    found.flatMap(({ reference, publicId, from, to }) =>
      to === null ? [] : [[reference, { publicId, window: { from, to } }]],
    ),
  );
}

/**
 * Imports what differs from what was imported last: so whatever people imported since stays as they wrote it.
 *
 * @param known - what the register holds; dates that it refuses to renew stay as they are
 * @returns whether anything was imported
 */
export async function importCity(
  { database, timeZone, log }: ImportCityOptions,
  known: ReadonlyMap<string, KnownSensor>,
  now: Date,
): Promise<boolean> {
  const windows = new Map([...known].map(([reference, { window }]) => [reference, window]));
  const last = await findLastImport(database.work("api"), ACTOR);
  const attempt = async (mayRenew: boolean): Promise<{ isNew: boolean; refused?: string }> => {
    const { content, pictures } = await placePictures(demoRegister(windows, now, mayRenew), PICTURES);
    const sha256 = createHash("sha256").update(JSON.stringify(content)).digest("hex");
    if (sha256 === last) return { isNew: false };
    const imported = await importRegister(database, content, { actor: ACTOR, sha256, timeZone, pictures });
    if (imported.ok) return { isNew: true };
    const [finding] = imported.findings;
    return { isNew: false, refused: `${finding?.path.join(".")}: ${finding?.expected}` };
  };
  const renewed = await attempt(true);
  if (renewed.refused === undefined) return renewed.isNew;
  log.warn({ refused: renewed.refused }, "the dates of the demonstration city stay as they are");
  const unrenewed = await attempt(false);
  if (unrenewed.refused !== undefined)
    throw new Error(`the demonstration city is refused: ${unrenewed.refused}`);
  return unrenewed.isNew;
}

export interface CityKeeper {
  /** Waits for the look under way. */
  close: () => Promise<void>;
}

/** Renews the dates of a city that runs, when they come to their end. */
export function keepCity(
  options: ImportCityOptions,
  { everyMs = LOOK_EVERY_MS, now = () => new Date() }: { everyMs?: number; now?: () => Date } = {},
): CityKeeper {
  const { database, log } = options;
  let underWay: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    try {
      if (await importCity(options, await readCity(database), now()))
        log.info("the dates of the demonstration city are renewed");
    } catch (err) {
      log.warn({ err }, "the dates of the demonstration city were not looked at; tried again in an hour");
    }
    underWay = undefined;
  };
  const timer = setInterval(() => {
    underWay ??= look();
  }, everyMs);
  return {
    close: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
