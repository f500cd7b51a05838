import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { problemSchema } from "../src/contract/problem.ts";
import { sensorFeatureCollectionSchema, sensorListSchema, sensorSchema } from "../src/contract/sensor.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertModelVersion, insertSensor, insertVersion } from "./register.ts";

describe.each(editions)("GET /v1/sensors (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      name: "Druktemeter Kade-West",
      model: "teller",
      streams: [
        { key: "count_in", identifiability: "deidentified" },
        { key: "count_out", isPublic: false },
      ],
    });
    await insertSensor(work, {
      publicId: "bbbbbbbb",
      reference: "GL-100",
      kind: "noise",
      at: [5.9, 51.9],
      name: "Geluidmeter 100% zuiver",
      streams: [{ key: "level", aggregation: "gauge" }],
    });
    await insertSensor(work, {
      publicId: "cccccccc",
      reference: "DM-003",
      validTo: "2026-06-01T00:00:00Z",
      streams: [{ key: "count", identifiability: "pseudonymous" }],
    });
    await insertSensor(work, {
      publicId: "dddddddd",
      reference: "DM-004",
      status: "draft",
      streams: [{ key: "a" }],
    });
    await insertSensor(work, {
      publicId: "eeeeeeee",
      reference: "DM-005",
      status: "announced",
      validFrom: "2099-01-01T00:00:00Z",
      recordedAt: "2026-02-01T00:00:00Z",
      streams: [{ key: "count" }],
    });
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const get = (url: string, accept = "application/json") => test.app.inject({ url, headers: { accept } });
  const ids = async (query: string): Promise<string[]> => {
    const response = await get(`/v1/sensors${query}`);
    expect(response.statusCode).toBe(200);
    return sensorListSchema.parse(response.json()).items.map(({ publicId }) => publicId);
  };

  it("lists what the public may see, in a stable order", async () => {
    expect(await ids("")).toEqual(["aaaaaaaa", "bbbbbbbb", "cccccccc", "eeeeeeee"]);
  });

  it.each([
    ["?kind=noise", ["bbbbbbbb"]],
    ["?kind=noise&kind=camera", ["bbbbbbbb"]],
    ["?status=expired", ["cccccccc"]],
    ["?status=announced", ["eeeeeeee"]],
    ["?status=active&status=expired", ["aaaaaaaa", "bbbbbbbb", "cccccccc"]],
    ["?personalData=in-the-box", ["aaaaaaaa"]],
    ["?personalData=stored", ["cccccccc"]],
    ["?personalData=none", ["bbbbbbbb", "eeeeeeee"]],
    ["?owner=gemeente-voorbeeldstad", ["aaaaaaaa", "bbbbbbbb", "cccccccc", "eeeeeeee"]],
    ["?owner=telwerk", []],
    ["?reference=DM-001", ["aaaaaaaa"]],
    ["?q=kade%20WEST", ["aaaaaaaa"]],
    ["?q=kade%20oost", []],
    ["?q=100%25", ["bbbbbbbb"]],
    ["?q=00", ["aaaaaaaa", "bbbbbbbb", "cccccccc", "eeeeeeee"]],
    ["?q=dm003", ["cccccccc"]],
    ["?q=lp0012&kind=noise", ["bbbbbbbb"]],
    ["?q=herrie", ["bbbbbbbb"]],
    ["?q=herie", ["bbbbbbbb"]],
    ["?q=hangt%20er%20een%20camera%20op%20de%20kade", ["aaaaaaaa"]],
    ["?q=filmen%20geluid", []],
    ["?q=kaede", ["aaaaaaaa"]],
    ["?q=geluidmeetr", ["bbbbbbbb"]],
    ["?q=geluidmeters%20bij%20de", ["bbbbbbbb"]],
    ["?q=meter%20west", ["aaaaaaaa"]],
    ["?q=K%C3%A1de-West", ["aaaaaaaa"]],
    ["?q='%22%5C!%26%7C()", []],
    ["?mobile=true", []],
    ["?purpose=crowd-safety&kind=noise", ["bbbbbbbb"]],
    ["?polygon=5.89,51.89,5.91,51.89,5.9,51.91", ["bbbbbbbb"]],
    ["?polygon=5.89,51.895,5.895,51.91,5.885,51.91", []],
    ["?sort=-name", ["bbbbbbbb", "aaaaaaaa", "eeeeeeee", "cccccccc"]],
    ["?sort=validFrom&limit=3", ["aaaaaaaa", "bbbbbbbb", "cccccccc"]],
    ["?q=_____", []],
    ["?q=nl", []],
    ["?q=brug%20teller", ["aaaaaaaa", "bbbbbbbb", "cccccccc", "eeeeeeee"]],
    ["?q=lp-0012&kind=noise", ["bbbbbbbb"]],
    ["?q=", ["aaaaaaaa", "bbbbbbbb", "cccccccc", "eeeeeeee"]],
    ["?bbox=5.89,51.89,5.91,51.91", ["bbbbbbbb"]],
    ["?bbox=5.9,51.9,5.9,51.9", ["bbbbbbbb"]],
    ["?bbox=0,0,1,1", []],
  ])("%s gives %j", async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it("goes on where the cursor says, each sensor once", async () => {
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const response = await get(`/v1/sensors?limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`);
      const { items, nextCursor } = sensorListSchema.parse(response.json());
      seen.push(...items.map(({ publicId }) => publicId));
      cursor = nextCursor;
    }
    expect(seen).toEqual(["aaaaaaaa", "bbbbbbbb", "cccccccc", "eeeeeeee"]);
  });

  it("keeps to the moment of the first page while entries change", async () => {
    const plan = { publicId: "hhhhhhhh", reference: "DM-008", name: "Aaa", streams: [{ key: "a" }] };
    const work = db.database.work("contract");
    await work.query(
      `insert into register_import (recorded_at, actor, file_sha256) values ('2026-07-01', 'test', '')`,
    );
    await insertSensor(work, plan);
    const first = sensorListSchema.parse((await get("/v1/sensors?sort=name&limit=2")).json());
    await work.query(
      `insert into register_import (recorded_at, actor, file_sha256) values ('2026-08-01', 'test', '')`,
    );
    await insertVersion(work, { ...plan, name: "Zzz", recordedAt: "2026-08-01T00:00:00Z", importId: 3 }, 2);
    const names = first.items.map(({ name }) => name["nl"]);
    for (let cursor = first.nextCursor; cursor !== null; ) {
      const response = await get(`/v1/sensors?sort=name&limit=2&cursor=${cursor}`);
      const page = sensorListSchema.parse(response.json());
      names.push(...page.items.map(({ name }) => name["nl"]));
      cursor = page.nextCursor;
    }
    expect(names).toEqual([
      "Aaa",
      "Druktemeter DM-003",
      "Druktemeter DM-005",
      "Druktemeter Kade-West",
      "Geluidmeter 100% zuiver",
    ]);
    expect((await ids("?sort=name")).at(-1)).toBe("hhhhhhhh");
    await insertVersion(
      work,
      { ...plan, status: "draft", recordedAt: "2026-08-02T00:00:00Z", importId: 3 },
      3,
    );
    expect(await ids("?sort=name")).not.toContain("hhhhhhhh");
  });

  it("gives only the fields that were asked for, in the system that was asked for", async () => {
    const crs = "http://www.opengis.net/def/crs/EPSG/0/28992";
    const query = `fields=publicId,location&crs=${encodeURIComponent(crs)}`;
    const response = await get(`/v1/sensors/aaaaaaaa?${query}`);
    expect(response.headers["content-crs"]).toBe(`<${crs}>`);
    const { location, ...rest } = response.json<{ location: { coordinates: [number, number] } }>();
    expect(rest).toEqual({ publicId: "aaaaaaaa" });
    // Nijmegen, Waalkade
    expect(Math.hypot(location.coordinates[0] - 187_750, location.coordinates[1] - 429_160)).toBeLessThan(
      500,
    );
    expect((await get(`/v1/sensors?limit=1&${query}`)).json()).toMatchObject({
      items: [{ publicId: "aaaaaaaa", location }],
    });
  });

  it("answers 304 when nothing changed", async () => {
    const { headers } = await get("/v1/sensors/aaaaaaaa");
    expect(headers["cache-control"]).toBe("no-cache");
    const again = await test.app.inject({
      url: "/v1/sensors/aaaaaaaa",
      headers: { "if-none-match": String(headers["etag"]) },
    });
    expect(again.statusCode).toBe(304);
  });

  it("gives GeoJSON to who asks for it", async () => {
    const response = await get("/v1/sensors?limit=1", "application/geo+json");
    expect(response.headers["content-type"]).toContain("application/geo+json");
    const { features, nextCursor } = sensorFeatureCollectionSchema.parse(response.json());
    expect(features[0]).toMatchObject({
      id: "aaaaaaaa",
      geometry: { type: "Point", coordinates: [5.8632, 51.849] },
      properties: { reference: "DM-001" },
    });
    expect(nextCursor).not.toBeNull();
  });

  it("gives one sensor with everything that hangs on it", async () => {
    const response = await get("/v1/sensors/aaaaaaaa");
    const sensor = sensorSchema.parse(response.json());
    expect(sensor).toMatchObject({
      reference: "DM-001",
      owner: "gemeente-voorbeeldstad",
      status: "active",
      personalData: "in-the-box",
      demo: true,
      version: 1,
      versionSince: "2026-01-01T00:00:00Z",
      validFrom: "2026-01-01T00:00:00Z",
      validTo: null,
      pilot: null,
      model: { id: "teller", capture: "camera", technology: [], inspections: [] },
      city: { name: "Voorbeeldstad" },
    });
    expect(sensor.datastreams.map(({ key, public: isPublic }) => [key, isPublic])).toEqual([
      ["count_in", true],
      ["count_out", false],
    ]);
    expect(sensor.organisations.map(({ id }) => id)).toEqual(["gemeente-voorbeeldstad", "telwerk"]);
    expect(response.headers["api-version"]).toBe("1.0.0");
    expect(response.headers["access-control-allow-origin"]).toBe("*");
  });

  it.each(["dddddddd", "zzzzzzzz", "AAAAAAAA", "%00", "a".repeat(300)])(
    "does not know %s",
    async (publicId) => {
      const response = await get(`/v1/sensors/${publicId}`);
      expect(problemSchema.parse(response.json()).status).toBe(404);
      expect(response.headers["content-type"]).toContain("application/problem+json");
    },
  );

  it("shows a past state by both times, and the state a correction gave it", async () => {
    const work = db.database.work("contract");
    const plan = { publicId: "ffffffff", reference: "DM-006", validFrom: "2026-01-01T00:00:00Z" };
    await insertSensor(work, { ...plan, name: "Eerste", streams: [{ key: "a" }] });
    await insertVersion(
      work,
      { ...plan, name: "Tweede", recordedAt: "2026-03-01T00:00:00Z", streams: [{ key: "b" }] },
      2,
    );
    await insertVersion(
      work,
      { ...plan, name: "Verbeterd", recordedAt: "2026-05-01T00:00:00Z", status: "paused" },
      3,
      "2026-03-01T00:00:00Z",
    );
    const at = async (query: string) => {
      const response = await get(`/v1/sensors/ffffffff${query}`);
      if (response.statusCode === 404) return null;
      const { name, version, correction } = sensorSchema.parse(response.json());
      return [name["nl"], version, correction];
    };
    expect(await at("")).toEqual(["Verbeterd", 3, "Verkeerd overgenomen"]);
    expect(await at("?at=2026-02-01T00:00:00Z")).toEqual(["Eerste", 1, null]);
    expect(await at("?at=2026-04-01T00:00:00Z")).toEqual(["Verbeterd", 3, "Verkeerd overgenomen"]);
    expect(await at("?at=2026-04-01T00:00:00Z&knownAt=2026-04-01T00:00:00Z")).toEqual(["Tweede", 2, null]);
    expect(await at("?at=2025-12-31T00:00:00Z")).toBeNull();
  });

  it("knows an announced sensor from when it was recorded, not before", async () => {
    expect((await get("/v1/sensors/eeeeeeee?at=2026-03-01T00:00:00Z")).statusCode).toBe(200);
    expect((await get("/v1/sensors/eeeeeeee?at=2026-01-15T00:00:00Z")).statusCode).toBe(404);
  });

  it("derives expired by the time asked for", async () => {
    const status = async (at: string) =>
      sensorSchema.parse((await get(`/v1/sensors/cccccccc?at=${at}`)).json()).status;
    expect(await status("2026-05-31T23:59:59Z")).toBe("active");
    expect(await status("2026-06-01T00:00:00Z")).toBe("expired");
  });

  it("derives what a sensor has to do with persons from its model as it was", async () => {
    const work = db.database.work("contract");
    await insertSensor(work, { publicId: "gggggggg", reference: "DM-007", streams: [{ key: "a" }] });
    await insertModelVersion(work, "radar", 2, "camera", "2026-04-01");
    const at = async (instant: string) =>
      sensorSchema.parse((await get(`/v1/sensors/gggggggg?at=${instant}`)).json()).personalData;
    expect(await at("2026-03-01T00:00:00Z")).toBe("none");
    expect(await at("2026-05-01T00:00:00Z")).toBe("in-the-box");
  });
});
