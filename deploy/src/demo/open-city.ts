/**
 * Brings the demonstration city into the register, and lets it live.
 *
 *   prepareCity: register entries with dates that hold, a secret for each device   (before anything listens)
 *   openCity:    people counted by hand, a closure, the simulator, and who looks after the dates (once the broker listens)
 */
import { countReadingsByHour, type Database, insertZoneNotice, insertZoneStart } from "@meetpaal/db";
import type { Window } from "./dates.ts";
import { type ImportCityOptions, importCity, keepCity, readCity } from "./import-city.ts";
import { openLocalClock } from "./local-clock.ts";
import { MINUTE_MS, peopleInside } from "./people.ts";
import { deviceOf } from "./register.ts";
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

export interface PreparedCity {
  isNew: boolean;
  firstStart: Date;
  devices: { reference: string; deviceId: string; publicId: string; secret: string; window: Window }[];
}

export interface CityOptions extends ImportCityOptions {
  dataDir: string;
}

/** Imports the city, with the dates of its first start; renews those that come to their end. */
export async function prepareCity({ database, timeZone, dataDir, log }: CityOptions): Promise<PreparedCity> {
  const known = await readCity(database);
  await importCity({ database, timeZone, log }, known, new Date());
  const there = await readCity(database);
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
  const simulator = openSimulator({
    url: mqttUrl,
    sensors: simulated,
    timeZone,
    firstStart: city.firstStart,
    now: () => Date.now(),
    onBacklogSent: (values) => log.info({ values }, "the last 24 hours of the demonstration city are in"),
    onTrouble: (deviceId, err) => log.warn({ deviceId, err }, "a simulated device could not send"),
  });
  const keeper = keepCity({ database, timeZone, log });
  return {
    close: async () => {
      await simulator.close();
      await keeper.close();
    },
  };
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
