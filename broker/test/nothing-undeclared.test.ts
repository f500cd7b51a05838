/**
 * What the register does not declare is kept nowhere: planted wherever a device can put something, and
 * looked for in every table, in the logs at their most talkative, and in the bytes of DATA_DIR.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { editions } from "../../db/test/database.ts";
import { City, reading, type TestDevice } from "./city.ts";
import { dumpTables, findPlanted, NAME, NUMBER } from "./planted.ts";
import { RawClient } from "./raw-client.ts";

describe.each(editions)("what is not declared (%s)", (edition) => {
  it("is found nowhere", async () => {
    const lines: string[] = [];
    const log = pino({ level: "trace" }, { write: (line) => lines.push(line) });
    const city = await City.open({ edition, log });
    const device = await city.addDevice();
    await plant(city, device);
    // Counts follow within 5 s.
    await sleep(3_000);

    const client = await logIn(city, device);
    client.publish(device.topic, reading(900, 7), 1);
    await client.next("puback");
    client.end();

    const dump = await dumpTables(city);
    expect(dump).toContain("undeclared_day");
    expect(dump).toContain("malformed");
    expect(await findPlanted(city, lines, device.publicId)).toEqual([]);
    await city.close();
  });
});

async function plant(city: City, device: TestDevice): Promise<void> {
  const { topic, deviceId, secret } = device;
  const time = Date.now() - 60_000;
  const client = await logIn(city, device, `:${NAME}`);
  const payloads = [
    // An undeclared key: as a key, as a number, as a text, deep inside.
    JSON.stringify({
      time,
      values: { count: 1, [NAME]: 1, height: NUMBER, plate: NAME, deep: { x: [NAME, NUMBER] } },
    }),
    // An extra member, beside a value that is stored.
    JSON.stringify({
      time: time + 1_000,
      values: { count: 2 },
      operator: NAME,
      [NAME]: NUMBER,
      bootId: NAME,
    }),
    // Malformed, so that the parser's error would quote it.
    `{"time": ${time}, "values": {"plate": ${NAME}}}`,
    `${NAME} ${NUMBER}`,
    JSON.stringify([NAME, NUMBER, { time: NAME, values: { count: NUMBER } }]),
    // In the place of a declared value, a time, a revision.
    JSON.stringify({ time: time + 2_000, values: { count: NAME } }),
    JSON.stringify({ time: time + 3_000, values: { count: { x: NUMBER } } }),
    JSON.stringify({ time: NAME, values: { count: 3 } }),
    JSON.stringify({ time: time + 4_000, values: { count: 3 }, revision: NAME }),
    // A number that may not be kept: long before the sensor was there.
    JSON.stringify({ time: "2019-06-01T00:00:00Z", values: { count: NUMBER } }),
    // Too large to be read.
    JSON.stringify({ time, values: { count: 1 }, note: NAME.repeat(5_000) }),
    // Too many values.
    JSON.stringify({
      time,
      values: Object.fromEntries(Array.from({ length: 1_100 }, (_, i) => [`${NAME}${i}`, NUMBER])),
    }),
  ];
  for (const [i, payload] of payloads.entries()) client.publish(topic, payload, i + 1);
  await expect.poll(() => client.count("puback")).toBe(payloads.length);
  client.send({ cmd: "subscribe", messageId: 99, subscriptions: [{ topic: `v1/${NAME}/#`, qos: 1 }] });
  await client.next("suback");

  const foreign = await logIn(city, device);
  foreign.publish(`v1/sensors/${NAME}/readings`, JSON.stringify({ time, values: { count: NUMBER } }), 1);
  await foreign.closed();

  const password = Buffer.from(secret);
  for (const login of [
    { username: NAME, password },
    { username: NAME.toLowerCase(), password: Buffer.from(NAME) },
    { username: deviceId, password: Buffer.from(NAME) },
    { username: deviceId, password, clientId: NAME },
    {
      username: deviceId,
      password,
      will: { topic: NAME, payload: Buffer.from(NAME), qos: 1 as const, retain: true },
    },
  ]) {
    const { client: refused, code } = await RawClient.logIn(city.port, login);
    expect(code).toBeGreaterThan(0);
    refused.end();
  }
  const will = { topic, payload: Buffer.from(`{"${NAME}": ${NUMBER}}`), qos: 1 as const, retain: true };
  const { client: rude } = await RawClient.logIn(city.port, { username: deviceId, password, will });
  rude.end();
  const wrongProtocol = await RawClient.open(city.port);
  wrongProtocol.socket.write(`GET /${NAME} HTTP/1.1\r\n\r\n`);
  await wrongProtocol.closed();
  client.end();
}

async function logIn(city: City, { deviceId, secret }: TestDevice, suffix = ""): Promise<RawClient> {
  const { client, code } = await RawClient.logIn(city.port, {
    username: deviceId,
    clientId: `${deviceId}${suffix}`,
    password: Buffer.from(secret),
  });
  expect(code).toBe(0);
  return client;
}
