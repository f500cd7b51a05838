/** Devices over HTTP: who may send, what is answered, and that success comes after the commit. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { TestRegister } from "../../ingest/test/register.ts";
import { openTestApp, type TestApp } from "./app.ts";

const time = new Date(Date.now() - 60_000).toISOString();

describe("devices over HTTP", () => {
  const db = useDatabase(editions.at(-1));
  let test: TestApp;
  let publicId: string;
  let foreignId: string;
  let secret: string;
  let hookSecret: string;

  beforeAll(async () => {
    const register = new TestRegister(db.database);
    const sensor = await register.addSensor({ streams: [{ key: "count" }] });
    publicId = sensor.publicId;
    foreignId = (await register.addSensor({ streams: [{ key: "count" }] })).publicId;
    secret = await register.addDevice("box", [sensor.sensorId]);
    hookSecret = await register.addDevice("network", [sensor.sensorId], {
      format: "chirpstack",
      endDevices: [{ devEui: "70B3D57ED005A1B2", sensor: "x", fields: [{ from: "n", key: "count" }] }],
    });
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const basic = (id: string, word: string): string =>
    `Basic ${Buffer.from(`${id}:${word}`).toString("base64")}`;

  async function post(
    url: string,
    authorization: string,
    payload: string,
  ): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
    const headers = { authorization, "content-type": "application/json" };
    const answer = await test.app.inject({ method: "POST", url, headers, payload });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  }
  const send = async (payload: string, id = publicId, authorization = basic("box", secret)) =>
    await post(`/v1/sensors/${id}/readings`, authorization, payload);
  const hook = async (json: unknown, query = "?event=up", authorization = `Bearer ${hookSecret}`) =>
    await post(`/v1/devices/network/uplinks${query}`, authorization, JSON.stringify(json));
  const count = async (text: string): Promise<number> =>
    (await db.database.work("api").query<{ n: number }>(`select count(*)::int as n from ${text}`)).rows[0]
      ?.n ?? -1;

  it("answers 204 when the readings are committed, the second time too", async () => {
    const message = JSON.stringify({ time, values: { count: 3 } });
    expect(await send(message)).toMatchObject({ status: 204, text: "" });
    expect(await count("reading")).toBe(1);
    expect(await send(message)).toMatchObject({ status: 204 });
    expect(await count("reading")).toBe(1);
  });

  it.each([
    ["nobody", ""],
    ["a wrong secret", basic("box", "wrong")],
    ["an unknown device", basic("nobody", "wrong")],
    ["no device in front of the colon", basic("", "x")],
    ["a token where the path names no device", "Bearer x"],
  ])("refuses %s before it reads", async (_who, authorization) => {
    const { status, headers, text } = await send("{ secret plate", publicId, authorization);
    expect(status).toBe(401);
    expect(headers["www-authenticate"]).toContain("Basic");
    expect(headers["content-type"]).toContain("application/problem+json");
    expect(text).not.toContain("plate");
  });

  it("refuses a parameter that it does not know, and a number that is none", async () => {
    const url = "/v1/sensors/NUMBER/readings?foo=1";
    const { status, text } = await post(url, basic("box", secret), "{}");
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      errors: [
        {
          in: "path",
          name: "publicId",
          message: "expected 8 digits and small letters, without i, l, o and u",
        },
        { in: "query", name: "foo", message: "is not a parameter of this path" },
      ],
    });
  });

  it("refuses a sensor that is not the device's, and says nothing of it", async () => {
    expect(await send(JSON.stringify({ time, values: { count: 1 } }), foreignId)).toMatchObject({
      status: 403,
    });
  });

  it("names what cannot be read, keeps what can, and never quotes it", async () => {
    const before = await count("reading");
    const later = new Date(Date.now() - 30_000).toISOString();
    const { status, text } = await send(
      JSON.stringify([{ plate: "AB-12" }, { time: later, values: { count: 4 } }]),
    );
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ in: "body", name: "[0]" }] });
    expect(text).not.toContain("AB-12");
    expect(await count("reading")).toBe(before + 1);
    expect(await count("quarantine where reason = 'malformed'")).toBe(1);
  });

  it("puts on record what is too long, without reading it", async () => {
    expect(await send(" ".repeat(65_537))).toMatchObject({ status: 413 });
    expect(await count("quarantine where reason = 'too_large' and size = 65537")).toBe(1);
  });

  it("takes an uplink, and nothing else, from a network server", async () => {
    const before = await count("reading");
    const uplink = { time, deviceInfo: { devEui: "70b3d57ed005a1b2" }, object: { n: 7 } };
    expect(await hook({ ...uplink, time: new Date().toISOString() })).toMatchObject({ status: 204 });
    expect(await count("reading")).toBe(before + 1);
    expect(await hook(uplink, "?event=join")).toMatchObject({ status: 204 });
    expect(await hook({ ...uplink, deviceInfo: { devEui: "0000000000000000" } })).toMatchObject({
      status: 204,
    });
    expect(await hook({ nothing: 1 })).toMatchObject({ status: 400 });
    expect(await hook(uplink, "?event=up", basic("box", secret))).toMatchObject({ status: 401 });
    expect(await hook(uplink, "?event=up&secret=x")).toMatchObject({ status: 400 });
    expect(await count("reading")).toBe(before + 1);
  });
});
