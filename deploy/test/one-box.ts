/** A city of one sensor, and the box that counts for it. */
import { fileURLToPath } from "node:url";
import { connectAsync, type MqttClient } from "mqtt";
import * as z from "zod";
import { meetpaalHere, type Settings } from "./meetpaal.ts";

const FILE = fileURLToPath(new URL("one-sensor.yaml", import.meta.url));
const credentialShape = z.object({ secret: z.string(), topics: z.array(z.string()) });

export interface Box {
  client: MqttClient;
  /** Resolves with the PUBACK. @param ago - whole minutes before the one that it was connected in */
  send: (ago: number) => Promise<unknown>;
}

/** Registers the sensor. @returns what the box needs to log in */
export async function registerBox(settings: Settings): Promise<{ secret: string; topic: string }> {
  const { code, stderr } = await meetpaalHere(["register", "import", FILE], settings);
  if (code !== 0) throw new Error(stderr);
  const made = await meetpaalHere(["credential", "create", "box-1", "--json"], settings);
  const { secret, topics } = credentialShape.parse(JSON.parse(made.stdout));
  return { secret, topic: topics[0] ?? "" };
}

export async function connectBox(
  url: string | undefined,
  { secret, topic }: { secret: string; topic: string },
): Promise<Box> {
  const client = await connectAsync(url ?? "", {
    clientId: "box-1",
    username: "box-1",
    password: secret,
    reconnectPeriod: 0,
  });
  const minute = Math.floor(Date.now() / 60_000) * 60_000;
  return {
    client,
    send: async (ago) => {
      const payload = { time: minute - ago * 60_000, values: { count_in: 1 } };
      return await client.publishAsync(topic, JSON.stringify(payload), { qos: 1 });
    },
  };
}
