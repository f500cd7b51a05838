/** Every example of docs/devices.md is sent as it stands there, the way it says, and is stored as it means. */
import { readFileSync } from "node:fs";
import { speaksSchema } from "@meetpaal/model";
import { connectAsync } from "mqtt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { City } from "../../broker/test/city.ts";
import { editions } from "../../db/test/database.ts";
import { openTestApp, type TestApp } from "../../registry-api/test/app.ts";

const DOCS = readFileSync(new URL("../../docs/devices.md", import.meta.url), "utf8");
const YEARS_S = 20 * 365 * 86_400;
const CLIMATE = { temperature: 21.5, humidity: 61 };

const examples: [format: string, stored: Record<string, number>][] = [
  ["json", CLIMATE],
  ["senml-json", CLIMATE],
  ["senml-cbor", CLIMATE],
  ["sensorthings", { temperature: 21.5 }],
  ["crowd-flow-key-values", { count_in: 12, count_out: 9 }],
  ["crowd-flow-normalized", { count_in: 12 }],
  ["the-things-stack", CLIMATE],
  ["chirpstack", CLIMATE],
];

/** The text of a fenced block, by its language and its format. */
function blockOf(languages: string, format: string): string {
  const block = new RegExp(`^\`\`\`(?:${languages}) ${format}\n([^]*?)^\`\`\`$`, "m").exec(DOCS)?.[1];
  if (block === undefined) throw new Error(`docs/devices.md has no example of ${format}`);
  return block;
}

function messageOf(format: string): Buffer {
  const text = blockOf("json|hex", format);
  return format === "senml-cbor" ? Buffer.from(text.replaceAll(/\s/g, ""), "hex") : Buffer.from(text);
}

describe("docs/devices.md", () => {
  let city: City;
  let api: TestApp;
  const sensors = new Map<string, { publicId: string; sensorId: number; secret: string }>();

  beforeAll(async () => {
    const edition = editions.at(-1);
    city = await City.open(edition === undefined ? {} : { edition });
    const kept = { retentionRaw: "P30Y", lateS: YEARS_S };
    const count = { aggregation: "interval-count", intervalS: 60, ...kept } as const;
    for (const [format] of examples) {
      const sensor = await city.register.addSensor({
        streams: [
          { key: "temperature", unit: "Cel", ...kept },
          { key: "humidity", unit: "%", ...kept },
          { key: "count_in", ...count },
          { key: "count_out", ...count },
        ],
      });
      const speaks = speaksSchema.parse(parse(blockOf("yaml", format)));
      const secret = await city.register.addDevice(format, [sensor.sensorId], speaks);
      sensors.set(format, { ...sensor, secret });
    }
    // Both know of them before anything is sent.
    await city.ingest.refresh();
    api = await openTestApp(city.database);
  });
  afterAll(async () => {
    await api.close();
    await city.close();
  });

  async function sendByMqtt(format: string): Promise<void> {
    const { publicId, sensorId, secret } = sensors.get(format) ?? { publicId: "", sensorId: 0, secret: "" };
    const client = await connectAsync(`mqtt://127.0.0.1:${city.port}`, {
      username: format,
      clientId: format,
      password: secret,
    });
    const id = await city.register.streamId(sensorId, "temperature");
    const topic =
      format === "sensorthings" ? `v1.1/Datastreams(${id})/Observations` : `v1/sensors/${publicId}/readings`;
    await client.publishAsync(topic, messageOf(format), { qos: 1 });
    await client.endAsync();
  }

  async function sendByHttp(format: string): Promise<number> {
    const { publicId, secret } = sensors.get(format) ?? { publicId: "", secret: "" };
    const isHook = format === "the-things-stack" || format === "chirpstack";
    const path = isHook ? `/v1/devices/${format}/uplinks` : `/v1/sensors/${publicId}/readings`;
    const { statusCode } = await api.app.inject({
      method: "POST",
      url: format === "chirpstack" ? `${path}?event=up` : path,
      headers: {
        authorization: isHook
          ? `Bearer ${secret}`
          : `Basic ${Buffer.from(`${format}:${secret}`).toString("base64")}`,
        "content-type": "application/octet-stream",
      },
      payload: messageOf(format),
    });
    return statusCode;
  }

  it.each(examples)("%s is stored as it means, however often it is sent", async (format, expected) => {
    const isHook = format === "the-things-stack" || format === "chirpstack";
    if (!isHook) await sendByMqtt(format);
    const status = format === "sensorthings" ? 204 : await sendByHttp(format);
    expect(status).toBe(204);
    const sensorId = sensors.get(format)?.sensorId;
    const rows = await city.query<{ key: string; value: number }>(
      "select d.key, r.value from reading r join datastream d on d.id = r.datastream_id where d.sensor_id = $1",
      [sensorId],
    );
    expect(Object.fromEntries(rows.map(({ key, value }) => [key, value]))).toEqual(expected);
    expect(rows).toHaveLength(Object.keys(expected).length);
    const rest =
      "select from quarantine where sensor_id = $1 union all select from undeclared_day where sensor_id = $1";
    expect(await city.query(rest, [sensorId])).toEqual([]);
  });
});
