/** Registers the city of the benchmark through the front door, and gives its devices their secrets. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createCredential, openDatabase } from "@meetpaal/db";
import { cityFiles, deviceId, STREAM_KEYS, type Terms } from "./city.ts";
import type { PlannedDevice } from "./load/load-plan.ts";
import { type ProductSettings, runCommand } from "./product.ts";

const STREAMS = `
  select sensor.reference, sensor.public_id as "publicId", array_agg(datastream.id order by position) as ids
    from sensor
    join datastream on datastream.sensor_id = sensor.id
    join unnest($1::text[]) with ordinality as wanted (key, position) on wanted.key = datastream.key
   group by sensor.id`;

interface Row {
  reference: string;
  publicId: string;
  ids: number[];
}

/** @returns the devices, as a generator needs them; the product does not run */
export async function prepareCity(
  settings: ProductSettings,
  devices: number,
  sensorsPerDevice: number,
  terms?: Terms,
): Promise<PlannedDevice[]> {
  return await registerCity(settings, cityFiles(devices, sensorsPerDevice, terms), STREAM_KEYS, {
    devices,
    sensorsPerDevice,
  });
}

/**
 * @param texts - of register files with devices and sensors named as those of `cityFiles`
 * @param keys - of the streams that each sensor has
 */
export async function registerCity(
  settings: ProductSettings,
  texts: Iterable<string>,
  keys: readonly string[],
  { devices, sensorsPerDevice }: { devices: number; sensorsPerDevice: number },
): Promise<PlannedDevice[]> {
  const file = path.join(settings.dataDir, "city.yaml");
  for (const text of texts) {
    await writeFile(file, text);
    await runCommand(settings, "register", "import", file);
  }

  const { databaseUrl, dataDir } = settings;
  const database = await openDatabase(databaseUrl === undefined ? { dataDir } : { url: databaseUrl });
  try {
    const { rows } = await database.work("api").query<Row>(STREAMS, [keys]);
    const byReference = new Map(rows.map((row) => [row.reference, row]));
    const planned: PlannedDevice[] = [];
    for (let d = 0; d < devices; d += 1) {
      const id = deviceId(d);
      const credential = await createCredential(database, id, "bench");
      if (credential === null) throw new Error(`the city has no device ${id}`);
      const sensors = Array.from({ length: sensorsPerDevice }, (_, s) => byReference.get(`LOAD-${d}-${s}`));
      planned.push({
        id,
        secret: credential.secret,
        sensors: sensors.flatMap((row) =>
          row === undefined ? [] : [{ publicId: row.publicId, datastreams: row.ids }],
        ),
      });
    }
    return planned;
  } finally {
    await database.close();
  }
}
