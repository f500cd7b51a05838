/**
 * Certificates expire while devices are connected: that of the server, which is renewed on disk afterwards, and that of a
 * device. Devices that are connected when the server's expires stay; new ones do not trust it until it is renewed.
 */
import { once } from "node:events";
import { rename } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import tls from "node:tls";
import { connectAsync, type MqttClient } from "mqtt";
import { OWNER } from "../../city.ts";
import { freePort } from "../../free-port.ts";
import type { PlannedDevice } from "../../load/load-plan.ts";
import { prepareCity } from "../../prepare-city.ts";
import type { ProductSettings } from "../../product.ts";
import { type LoadDrill, type Scene, underLoad } from "../under-load.ts";
import { Certificates } from "./certificates.ts";

const SENDING = 20;
const SENSORS_PER_DEVICE = 10;
/** Long enough for a slow start of the product. */
const SERVER_S = 150;
const DEVICE_S = 30;
const WITHOUT_MS = 5_000;
const GIVE_UP_MS = 60_000;

export interface ExpiredSeen {
  /** From the end of a device's certificate until it was cut. */
  deviceCutMs: number;
  /** Why a device whose certificate expired is not let in again. */
  deviceRefusal: string;
  /** Why a new connection does not trust an expired server; "": it does. */
  serverRefusal: string;
  /** From the renewal on disk until new connections trust it. */
  renewedAfterMs: number;
}

export async function certificateExpired(
  folder: string,
  settings: ProductSettings,
): Promise<LoadDrill<ExpiredSeen>> {
  const certificates = await Certificates.make(path.join(folder, "certificates"), OWNER);
  const all = await prepareCity(settings, SENDING + 1, SENSORS_PER_DEVICE);
  const certified = all.at(-1);
  if (certified === undefined) throw new Error("the city has devices");
  const mqttsPort = await freePort();
  const serverEndsMs = await certificates.issue("server", "localhost", SERVER_S);
  const tlsCa = await certificates.read("ca.pem");
  const withTls: ProductSettings = {
    ...settings,
    more: {
      MQTTS_PORT: String(mqttsPort),
      TLS_CERT: certificates.path("server.pem"),
      TLS_KEY: certificates.path("server.key"),
      TLS_CLIENT_CA_DIR: certificates.path("authorities"),
    },
  };
  const happen = async ({ goesOn }: Scene): Promise<ExpiredSeen> => {
    const device = await expireDevice(certificates, certified, mqttsPort);
    await sleep(Math.max(0, serverEndsMs - Date.now()) + 1_000);
    const serverRefusal = await connectTls(mqttsPort, tlsCa);
    await goesOn();
    await sleep(WITHOUT_MS);
    await certificates.issue("renewed", "localhost", SERVER_S);
    await rename(certificates.path("renewed.key"), certificates.path("server.key"));
    await rename(certificates.path("renewed.pem"), certificates.path("server.pem"));
    const renewedMs = performance.now();
    while ((await connectTls(mqttsPort, tlsCa)) !== "" && performance.now() - renewedMs < GIVE_UP_MS)
      await sleep(100);
    const renewedAfterMs = performance.now() - renewedMs;
    await goesOn();
    return { ...device, serverRefusal, renewedAfterMs };
  };
  return await underLoad(folder, withTls, happen, {
    devices: all.slice(0, SENDING),
    devicePort: () => Promise.resolve(mqttsPort),
    load: { tlsCa },
  });
}

async function expireDevice(
  certificates: Certificates,
  device: PlannedDevice,
  port: number,
): Promise<Pick<ExpiredSeen, "deviceCutMs" | "deviceRefusal">> {
  const endsMs = await certificates.issue("device", device.id, DEVICE_S);
  const client = await logIn(certificates, device, port);
  await new Promise<void>((resolve) => client.once("close", () => resolve()));
  const deviceCutMs = Date.now() - endsMs;
  await client.endAsync(true);
  const deviceRefusal = await logIn(certificates, device, port).then(
    async (again) => {
      await again.endAsync(true);
      return "";
    },
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { deviceCutMs, deviceRefusal };
}

async function logIn(certificates: Certificates, { id }: PlannedDevice, port: number): Promise<MqttClient> {
  return await connectAsync(`mqtts://127.0.0.1:${port}`, {
    clientId: id,
    ca: await certificates.read("ca.pem"),
    cert: await certificates.read("device.pem"),
    key: await certificates.read("device.key"),
    reconnectPeriod: 0,
  });
}

/** @returns why it is not trusted; "": it is */
async function connectTls(port: number, ca: string): Promise<string> {
  const socket = tls.connect({ host: "127.0.0.1", port, ca });
  try {
    await once(socket, "secureConnect");
    return "";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  } finally {
    socket.destroy();
  }
}
