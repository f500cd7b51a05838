/**
 * The secrets of the simulated devices, kept in DATA_DIR as a real device keeps its own: a credential is shown once.
 *
 * Only simulated devices have theirs here; whoever reads them can send nothing but examples. Revoking one (`meetpaal
 * credential revoke`) silences that device for good, as it would a real one.
 */
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { createCredential, type Database } from "@meetpaal/db";
import * as z from "zod";

const shape = z.array(z.strictObject({ deviceId: z.string(), publicId: z.string(), secret: z.string() }));

export interface DemoDevice {
  deviceId: string;
  /** Of its sensor: known by it is whether a kept secret belongs to this database. */
  publicId: string;
}

/** @returns the secret of each device; those that had none in this database have one now */
export async function keepSecrets(
  database: Database,
  dataDir: string,
  devices: readonly DemoDevice[],
): Promise<Map<string, string>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "demo-devices.json");
  const kept = new Map(
    (await read(path)).map((device) => [`${device.deviceId} ${device.publicId}`, device.secret]),
  );
  const secrets = new Map<string, string>();
  for (const { deviceId, publicId } of devices) {
    const secret =
      kept.get(`${deviceId} ${publicId}`) ?? (await createCredential(database, deviceId, "demo"))?.secret;
    if (secret !== undefined) secrets.set(deviceId, secret);
  }
  await write(
    path,
    devices.flatMap(({ deviceId, publicId }) => {
      const secret = secrets.get(deviceId);
      return secret === undefined ? [] : [{ deviceId, publicId, secret }];
    }),
  );
  return secrets;
}

async function read(path: string): Promise<z.infer<typeof shape>> {
  try {
    return shape.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return []; // absent, or not ours: new secrets are made
  }
}

/** Whole or not at all: a crash must not leave half a file. */
async function write(path: string, devices: z.infer<typeof shape>): Promise<void> {
  const file = await open(`${path}.new`, "w", 0o600);
  try {
    await file.writeFile(JSON.stringify(devices));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
