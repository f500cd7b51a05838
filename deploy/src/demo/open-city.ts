/**
 * Brings the demonstration city into the register, and lets it live.
 *
 *   prepareCity: register entries with dates that hold, a secret for each device   (before anything listens)
 *   openCity:    people counted by hand, a closure, the simulator                  (once the broker listens)
 */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import {
  countReadingsByHour,
  type Database,
  findLastImport,
  findOperatingWindows,
  importRegister,
  insertZoneNotice,
  insertZoneStart,
} from "@meetpaal/db";
import type { Logger } from "pino";
import { placePictures } from "../picture/place-pictures.ts";
import { CITY_ID } from "./city.ts";
import type { Window } from "./dates.ts";
import { openLocalClock } from "./local-clock.ts";
import { MINUTE_MS, peopleInside } from "./people.ts";
import { demoRegister, deviceOf } from "./register.ts";
import { isSending } from "./schedule.ts";
import { keepSecrets } from "./secrets.ts";
import { sensors } from "./sensors/sensors.ts";
import { openSimulator, type Simulator } from "./simulator.ts";
import { CLOSED_ZONE, zones } from "./zones.ts";

const DAY_MS = 86_400_000;
/** By this sensor the first start is known again: it was placed this many days before. */
const ANCHOR = { reference: "DM-101", days: 60 };
/** Counted by hand so long before the start, so that the newest counts of the gates already count. */
const COUNTED_BEFORE_MS = 3 * MINUTE_MS;

const ACTOR = "demo";

const PICTURES = fileURLToPath(new URL("../../demo-pictures", import.meta.url));

/** A sensor as the register holds it. */
interface KnownSensor {
  publicId: string;
  window: Window;
}

export interface PreparedCity {
  isNew: boolean;
  firstStart: Date;
  devices: { reference: string; deviceId: string; publicId: string; secret: string; window: Window }[];
}

export interface CityOptions {
  database: Database;
  timeZone: string;
  dataDir: string;
  log: Logger;
}

/** Imports the city, with the dates of its first start; renews those that come to their end. */
export async function prepareCity({ database, timeZone, dataDir, log }: CityOptions): Promise<PreparedCity> {
  const known = await readSensors(database);
  await importCity({ database, timeZone, log }, known);
  const there = await readSensors(database);
  const sending = sensors.filter(isSending).flatMap(({ reference }) => {
    const sensor = there.get(reference);
    return sensor === undefined ? [] : [{ reference, deviceId: deviceOf(reference), ...sensor }];
  });
  const secrets = await keepSecrets(database, dataDir, sending);
  const anchor = there.get(ANCHOR.reference)?.window.from ?? new Date();
  return {
    isNew: !known.has(ANCHOR.reference),
    firstStart: new Date(anchor.getTime() + ANCHOR.days * DAY_MS),
    devices: sending.flatMap((device) => {
      const secret = secrets.get(device.deviceId);
      return secret === undefined ? [] : [{ ...device, secret }];
    }),
  };
}

/**
 * Imports what differs from what was imported last: so whatever people imported since stays as they wrote it.
 *
 * @param known - what the register holds; dates that it refuses to renew stay as they are
 */
async function importCity(
  { database, timeZone, log }: Omit<CityOptions, "dataDir">,
  known: ReadonlyMap<string, KnownSensor>,
): Promise<void> {
  const windows = new Map([...known].map(([reference, { window }]) => [reference, window]));
  const last = await findLastImport(database.work("api"), ACTOR);
  const attempt = async (mayRenew: boolean): Promise<string | undefined> => {
    const { content, pictures } = await placePictures(demoRegister(windows, new Date(), mayRenew), PICTURES);
    const sha256 = createHash("sha256").update(JSON.stringify(content)).digest("hex");
    if (sha256 === last) return undefined;
    const imported = await importRegister(database, content, {
      actor: ACTOR,
      sha256,
      timeZone,
      pictures,
    });
    if (imported.ok) return undefined;
    const [finding] = imported.findings;
    return `${finding?.path.join(".")}: ${finding?.expected}`;
  };
  const unrenewed = await attempt(true);
  if (unrenewed === undefined) return;
  log.warn({ refused: unrenewed }, "the dates of the demonstration city stay as they are");
  const refused = await attempt(false);
  if (refused !== undefined) throw new Error(`the demonstration city is refused: ${refused}`);
}

export interface OpenCityOptions extends CityOptions {
  city: PreparedCity;
  /** `mqtt://host:port` */
  mqttUrl: string;
  /** Computes the zones anew. */
  recomputeZones: () => Promise<void>;
}

export async function openCity(options: OpenCityOptions): Promise<Simulator> {
  const { city, database, log, mqttUrl, timeZone } = options;
  // What the simulator sends of yesterday fills in how crowded it was.
  if (city.isNew) await countByHand(database, timeZone, Date.now() - DAY_MS);
  await countByHand(database, timeZone, Date.now() - COUNTED_BEFORE_MS);
  if (city.isNew) await closeOneZone(database);
  await options.recomputeZones();
  const simulated = await Promise.all(
    city.devices.map(async ({ reference, ...device }) => {
      const sensor = sensors.find((one) => one.reference === reference);
      if (sensor === undefined) throw new RangeError(`no sensor ${reference}`);
      return { ...device, sensor, stored: await countStored(database, device.publicId) };
    }),
  );
  return openSimulator({
    url: mqttUrl,
    sensors: simulated,
    timeZone,
    firstStart: city.firstStart,
    now: () => Date.now(),
    onBacklogSent: (values) => log.info({ values }, "the last 24 hours of the demonstration city are in"),
    onTrouble: (deviceId, err) => log.warn({ deviceId, err }, "a simulated device could not send"),
  });
}

async function readSensors(database: Database): Promise<Map<string, KnownSensor>> {
  const found = await findOperatingWindows(database.work("api"), CITY_ID);
  return new Map(
    found.flatMap(({ reference, publicId, from, to }) =>
      to === null ? [] : [[reference, { publicId, window: { from, to } }]],
    ),
  );
}

/** How many people were in each closed zone: as staff would count them at the start of a shift. */
async function countByHand(database: Database, timeZone: string, atMs: number): Promise<void> {
  const clock = openLocalClock(timeZone);
  const at = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
  for (const zone of zones) {
    if (zone.cordon !== "closed") continue;
    await insertZoneStart(database.work("contract"), {
      zoneId: zone.id,
      kind: "manual",
      people: peopleInside(zone, at, clock),
      at: new Date(at),
      reason: "Voorbeeld: geteld bij de start",
    });
  }
}

async function closeOneZone(database: Database): Promise<void> {
  const { id: zoneId, text } = CLOSED_ZONE;
  await insertZoneNotice(database.work("contract"), { zoneId, closed: true, text, until: null });
}

async function countStored(database: Database, publicId: string): Promise<Map<number, number>> {
  const now = Date.now();
  // Three days: of the sensor that has ended, its last day is older than yesterday.
  return await countReadingsByHour(
    database.work("api"),
    publicId,
    new Date(now - 3 * DAY_MS),
    new Date(now + DAY_MS),
  );
}
