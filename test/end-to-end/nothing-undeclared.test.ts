/**
 * What the register does not declare is kept nowhere, in whatever format and by whatever way it comes: planted wherever
 * each of them has room for it, and looked for in every table, in the logs at their most talkative, and in DATA_DIR.
 */
import { speaksSchema } from "@meetpaal/model";
import { connectAsync } from "mqtt";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { City } from "../../broker/test/city.ts";
import { dumpTables, findPlanted, NAME, NUMBER } from "../../broker/test/planted.ts";
import { openTestApp, PUBLIC_URL, type TestApp } from "../../registry-api/test/app.ts";

const NOW_S = Math.floor(Date.now() / 60_000) * 60 - 3_600;
const at = (minute: number): string => new Date((NOW_S + minute * 60) * 1_000).toISOString();
const RECORDS = [{ from: "urn:x:n", key: "count" }];
const FLOW = [{ from: "peopleCount", key: "count", when: { direction: "inbound" } }];

const flow = (minute: number, more: object): object => ({
  type: "CrowdFlowObserved",
  dateObservedFrom: at(minute),
  direction: "inbound",
  peopleCount: 1,
  ...more,
});
const property = (value: unknown, more: object = {}): object => ({ type: "Property", value, ...more });
const normalized = (minute: number, peopleCount: object, more: object = {}): object => ({
  type: "CrowdFlowObserved",
  dateObservedFrom: property({ "@type": "DateTime", "@value": at(minute) }),
  direction: property("inbound"),
  peopleCount,
  ...more,
});
/** CBOR (RFC 8949): small whole numbers as such, others as doubles, texts of at most 255 bytes. */
function item(value: number | string): Buffer {
  if (typeof value === "string")
    return Buffer.concat([Buffer.from([0x78, Buffer.byteLength(value)]), Buffer.from(value)]);
  if (Number.isInteger(value) && Math.abs(value) < 24)
    return Buffer.from([value < 0 ? 0x20 - value - 1 : value]);
  const double = Buffer.alloc(9, 0xfb);
  double.writeDoubleBE(value, 1);
  return double;
}
const record = (...members: [label: number | string, value: number | string][]): Buffer =>
  Buffer.concat([Buffer.from([0xa0 + members.length]), ...members.flat().map(item)]);
const hidden = Buffer.from(NAME).toString("base64");

/** What each device speaks, and messages of it with something to hide; the first stores a value besides. */
const formats: [format: string, more: object, messages: unknown[]][] = [
  [
    "json",
    {},
    [
      { time: at(0), values: { count: 1, [NAME]: NUMBER, plate: NAME, deep: [NAME] }, [NAME]: NUMBER },
      { time: NAME, values: { count: NUMBER } },
      { time: at(1), values: { count: NAME } },
      { bootId: NAME, seq: 1, values: { [NAME]: NUMBER } },
      `{"time":"${at(2)}","values":{"plate":${NAME}}}`,
      NAME.repeat(6_000),
    ],
  ],
  [
    "senml-json",
    { fields: RECORDS },
    [
      [
        { bn: "urn:x:", bt: NOW_S, n: "n", v: 1, [NAME]: NUMBER },
        { n: NAME, v: NUMBER },
        { n: "n", t: 60, vs: NAME },
        { n: "n", t: 120, v: NUMBER, u: NAME },
      ],
      [{ bn: NAME, bver: NAME, n: NAME, v: NAME }],
      NAME,
    ],
  ],
  [
    "senml-cbor",
    { fields: RECORDS },
    [
      Buffer.concat([
        Buffer.from([0x83]),
        record([-2, "urn:x:"], [-3, NOW_S], [0, "n"], [2, 1], [NAME, NUMBER]),
        record([0, NAME], [2, NUMBER]),
        record([0, "n"], [6, 60], [3, NAME]),
      ]),
      Buffer.concat([Buffer.from([0x81, 0xff]), Buffer.from(NAME)]),
    ],
  ],
  [
    "crowd-flow-key-values",
    { fields: FLOW },
    [
      [
        flow(0, { id: NAME, name: NAME, averageCrowdSpeed: NUMBER, [NAME]: NUMBER }),
        flow(1, { peopleCount: NAME }),
        flow(2, { direction: NAME, peopleCount: NUMBER }),
        flow(3, { dateObservedFrom: NAME, peopleCount: NUMBER }),
        flow(4, { type: NAME, peopleCount: NUMBER }),
      ],
    ],
  ],
  [
    "crowd-flow-normalized",
    { fields: FLOW },
    [
      normalized(0, property(1), { id: NAME, [NAME]: property(NUMBER) }),
      normalized(1, property(NUMBER, { unitCode: NAME })),
      normalized(2, property(NAME, { observedAt: NAME })),
    ],
  ],
  [
    "sensorthings",
    {},
    [
      { phenomenonTime: at(0), result: 1, parameters: { [NAME]: NUMBER }, FeatureOfInterest: { name: NAME } },
      { phenomenonTime: NAME, result: NUMBER },
      { phenomenonTime: at(1), result: NAME },
    ],
  ],
  [
    "the-things-stack",
    { endDevices: [{ devEui: "70B3D57ED005A1B2", sensor: "x", fields: [{ from: "n", key: "count" }] }] },
    ["70B3D57ED005A1B2", "70B3D57ED005FFFF"].map((devEui, unknown) => ({
      end_device_ids: { device_id: NAME, application_ids: { application_id: NAME }, dev_eui: devEui },
      uplink_message: {
        frm_payload: hidden,
        decoded_payload: { n: unknown === 0 ? 1 : NUMBER, secret: NUMBER, [NAME]: NAME },
        rx_metadata: [{ gateway_ids: { gateway_id: NAME }, rssi: -97 }],
        received_at: at(0),
      },
    })),
  ],
  [
    "chirpstack",
    { endDevices: [{ devEui: "70B3D57ED005A1B3", sensor: "x", fields: [{ from: "n", key: "count" }] }] },
    [
      {
        deduplicationId: NAME,
        time: at(0),
        deviceInfo: { applicationName: NAME, devEui: "70b3d57ed005a1b3", tags: { owner: NAME } },
        data: hidden,
        object: { n: 1, secret: NUMBER },
        rxInfo: [{ gatewayId: NAME }],
      },
      { deviceInfo: { devEui: NAME }, object: { n: NUMBER } },
    ],
  ],
];

const bytesOf = (message: unknown): Buffer =>
  message instanceof Uint8Array
    ? Buffer.from(message)
    : Buffer.from(typeof message === "string" ? message : JSON.stringify(message));

describe("what is not declared, by every other way in", () => {
  const lines: string[] = [];
  let city: City;
  let api: TestApp;
  const devices = new Map<string, { publicId: string; sensorId: number; secret: string }>();

  beforeAll(async () => {
    const log = pino({ level: "trace" }, { write: (line) => lines.push(line) });
    city = await City.open({ edition: "embedded", log });
    for (const [format, more] of formats) {
      const sensor = await city.register.addSensor({ streams: [{ key: "count" }] });
      const speaks = speaksSchema.parse({ format, ...more });
      devices.set(format, {
        ...sensor,
        secret: await city.register.addDevice(format, [sensor.sensorId], speaks),
      });
    }
    await city.ingest.refresh();
    api = await openTestApp(city.database, PUBLIC_URL, log);
  });
  afterAll(async () => {
    await api.close();
    await city.close();
  });

  async function post(url: string, authorization: string, payload: Buffer): Promise<number> {
    const headers = { authorization, "content-type": `text/${NAME}`, "user-agent": NAME, referer: NAME };
    const answer = await api.app.inject({ method: "POST", url, headers, payload });
    expect(answer.body).not.toContain(NAME);
    return answer.statusCode;
  }

  it.each(formats)(
    "%s: what is declared is stored, the rest is read by nobody",
    async (format, _more, messages) => {
      const { publicId, sensorId, secret } = devices.get(format) ?? { publicId: "", sensorId: 0, secret: "" };
      const basic = `Basic ${Buffer.from(`${format}:${secret}`).toString("base64")}`;
      if (format === "the-things-stack" || format === "chirpstack") {
        for (const message of messages)
          await post(`/v1/devices/${format}/uplinks?event=up`, `Bearer ${secret}`, bytesOf(message));
        await post(`/v1/devices/${format}/uplinks?event=${NAME}`, `Bearer ${secret}`, bytesOf(NAME));
      } else {
        const clientId = `${format}:${NAME}`;
        const login = { username: format, password: secret, clientId };
        const client = await connectAsync(`mqtt://127.0.0.1:${city.port}`, login);
        const stream = await city.register.streamId(sensorId, "count");
        const topic =
          format === "sensorthings"
            ? `v1.1/Datastreams(${stream})/Observations`
            : `v1/sensors/${publicId}/readings`;
        for (const message of messages) await client.publishAsync(topic, bytesOf(message), { qos: 1 });
        await client.endAsync();
        // Sent again by the other way: what was stored is there already.
        for (const message of messages)
          await post(`/v1/sensors/${publicId}/readings`, basic, bytesOf(message));
      }
      const rows = await city.query<{ value: number }>(
        "select r.value from reading r join datastream d on d.id = r.datastream_id where d.sensor_id = $1",
        [sensorId],
      );
      expect(rows).toEqual([{ value: 1 }]);
    },
  );

  it("is found nowhere, nor is what a stranger writes to us", async () => {
    const { publicId } = devices.get("json") ?? { publicId: "" };
    const stranger = `Basic ${Buffer.from(`${NAME}:${NAME}`).toString("base64")}`;
    expect(await post(`/v1/sensors/${publicId}/readings`, stranger, bytesOf(NAME))).toBe(401);
    expect(await post(`/v1/devices/json/uplinks`, `Bearer ${NAME}`, bytesOf(NAME))).toBe(401);
    for (const url of [
      `/${NAME}`,
      `/v1/sensors?q=${NAME}`,
      `/v1/sensors?${NAME}=${NUMBER}`,
      `/v1/sensors/${NAME}`,
      `/v/${NAME}`,
    ]) {
      await api.app.inject({ url, headers: { cookie: `viewer=${NAME}`, "accept-language": NAME } });
    }
    await expect
      .poll(async () => await city.query("select from undeclared_day"))
      .toHaveLength(formats.length);
    expect(await dumpTables(city)).toContain("malformed");
    expect(lines.length).toBeGreaterThan(0);
    expect(await findPlanted(city, lines, publicId)).toEqual([]);
  });
});
