import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { problemSchema } from "../src/contract/problem.ts";
import { openTestApp, PUBLIC_URL, type TestApp } from "./app.ts";
import { insertCity, insertReadings, insertSensor, insertVersion, SECRETS } from "./register.ts";

const BASE = "/sta/v1.1";
const MINUTE_MS = 60_000;

/** What OGC 18-088 §8.2 demands of each entity: properties that must be there, and relations. */
const MODEL: Record<string, { has: string[]; one: Record<string, string>; many: Record<string, string> }> = {
  Things: {
    has: ["name", "description"],
    one: {},
    many: { Locations: "Locations", HistoricalLocations: "HistoricalLocations", Datastreams: "Datastreams" },
  },
  Locations: {
    has: ["name", "description", "encodingType", "location"],
    one: {},
    many: { Things: "Things", HistoricalLocations: "HistoricalLocations" },
  },
  HistoricalLocations: { has: ["time"], one: { Thing: "Things" }, many: { Locations: "Locations" } },
  Datastreams: {
    has: ["name", "description", "unitOfMeasurement", "observationType"],
    one: { Thing: "Things", Sensor: "Sensors", ObservedProperty: "ObservedProperties" },
    many: { Observations: "Observations" },
  },
  Sensors: {
    has: ["name", "description", "encodingType", "metadata"],
    one: {},
    many: { Datastreams: "Datastreams" },
  },
  ObservedProperties: {
    has: ["name", "definition", "description"],
    one: {},
    many: { Datastreams: "Datastreams" },
  },
  Observations: {
    has: ["phenomenonTime", "result", "resultTime"],
    one: { Datastream: "Datastreams", FeatureOfInterest: "FeaturesOfInterest" },
    many: {},
  },
  FeaturesOfInterest: {
    has: ["name", "description", "encodingType", "feature"],
    one: {},
    many: { Observations: "Observations" },
  },
};

const entitySchema = z.looseObject({ "@iot.id": z.union([z.number(), z.string()]).optional() });
const pageSchema = z.object({
  "@iot.count": z.number().optional(),
  "@iot.nextLink": z.string().optional(),
  value: z.array(entitySchema),
});

describe.each(oneEdition)("SensorThings (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;
  /** Begin of the readings: a whole minute, three hours ago. */
  const start = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 180 * MINUTE_MS);
  const minute = (place: number): string =>
    new Date(start.getTime() + place * MINUTE_MS).toISOString().replace(".000", "");
  let ids: Record<"count" | "hidden" | "level" | "late", number>;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    const kade = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      name: "Teller Kade",
      model: "teller",
      streams: [
        { key: "count", below: 5 },
        { key: "hidden", isPublic: false },
      ],
    });
    const brug = await insertSensor(work, {
      publicId: "bbbbbbbb",
      reference: "GL-100",
      name: "Geluid Brug",
      kind: "noise",
      at: [5.9, 51.9],
      streams: [
        { key: "level", aggregation: "gauge" },
        { key: "late", delay: "PT2H" },
      ],
    });
    await insertSensor(work, {
      publicId: "dddddddd",
      reference: "DM-004",
      status: "draft",
      streams: [{ key: "a" }],
    });
    await insertVersion(
      work,
      {
        publicId: "bbbbbbbb",
        reference: "GL-100",
        name: "Geluid Brug",
        kind: "noise",
        at: [5.91, 51.91],
        recordedAt: minute(1),
        streams: [
          { key: "level", aggregation: "gauge" },
          { key: "late", delay: "PT2H" },
        ],
      },
      2,
    );
    ids = {
      count: kade["count"] ?? 0,
      hidden: kade["hidden"] ?? 0,
      level: brug["level"] ?? 0,
      late: brug["late"] ?? 0,
    };
    const readings = db.database.work("ingest");
    await insertReadings(readings, ids.count, start, [13, 4, 20, 0, 30]);
    await insertReadings(readings, ids.hidden, start, [777, 778]);
    await insertReadings(readings, ids.level, start, [50.5, 60, 70]);
    // Until two hours ago, and a little after.
    await insertReadings(
      readings,
      ids.late,
      new Date(start.getTime() + 30 * MINUTE_MS),
      Array.from({ length: 60 }, (_, place) => place),
    );
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const get = (path: string) => test.app.inject({ url: BASE + path });
  const page = async (path: string) => {
    const response = await get(path);
    expect(response.statusCode, `${path}: ${response.body}`).toBe(200);
    return pageSchema.parse(response.json());
  };
  const values = async (path: string, name = "name"): Promise<unknown[]> =>
    (await page(path)).value.map((entity) => entity[name]);
  const asked = (path: string, options: Record<string, string>): string =>
    `${path}?${Object.entries(options)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("&")}`;

  describe("reading core (abstract tests A.1 of OGC 18-088)", () => {
    it("begins with all entity sets", async () => {
      const { value, serverSettings } = (await get("")).json();
      expect(value).toEqual(
        Object.keys(MODEL).map((name) => ({ name, url: `${PUBLIC_URL}${BASE}/${name}` })),
      );
      expect(serverSettings.conformance).toContain(
        "http://www.opengis.net/spec/iot_sensing/1.1/req/datamodel",
      );
    });

    it.each(Object.keys(MODEL))("gives %s whole: control information, properties, relations", async (set) => {
      const { value } = await page(`/${set}`);
      expect(value.length).toBeGreaterThan(0);
      const { has = [], one = {}, many = {} } = MODEL[set] ?? {};
      for (const entity of value) {
        const link = `${PUBLIC_URL}${BASE}/${set}(${entity["@iot.id"]})`;
        expect(entity["@iot.selfLink"]).toBe(link);
        for (const name of has) expect(entity).toHaveProperty(name);
        for (const name of Object.keys({ ...one, ...many })) {
          expect(entity[`${name}@iot.navigationLink`]).toBe(`${link}/${name}`);
        }
      }
      expect((await get(`/${set}(${value[0]?.["@iot.id"]})`)).json()).toEqual(value[0]);
      expect((await get(`/${set}(9223372036854775807)`)).statusCode).toBe(404);
    });

    it.each(Object.keys(MODEL))("gives each property of %s by itself, and its bare value", async (set) => {
      const [entity = {}] = (await page(`/${set}`)).value;
      for (const name of MODEL[set]?.has ?? []) {
        const path = `/${set}(${entity["@iot.id"]})/${name}`;
        expect((await get(path)).json()).toEqual({ [name]: entity[name] });
        const bare = await get(`${path}/$value`);
        const isObject = typeof entity[name] === "object";
        expect(bare.body).toBe(isObject ? JSON.stringify(entity[name]) : String(entity[name]));
        expect(bare.headers["content-type"]).toContain(isObject ? "application/json" : "text/plain");
      }
    });

    it("follows relations four steps from each set, and refers to what is there", {
      timeout: 120_000,
    }, async () => {
      const walk = async (path: string, set: string, isMany: boolean, depth: number): Promise<void> => {
        const reference = (await get(`${path}/$ref`)).json();
        const [link] = isMany ? reference.value : [reference];
        expect(Object.keys(link), `${path}/$ref`).toEqual(["@iot.selfLink"]);
        if (depth === 4) return;
        const answer = (await get(path)).json();
        const first = isMany ? answer.value[0] : answer;
        expect(link["@iot.selfLink"], `link of ${path}`).toBe(first["@iot.selfLink"]);
        const entity = isMany ? `${path}(${first["@iot.id"]})` : path;
        const { one = {}, many = {} } = MODEL[set] ?? {};
        for (const [name, next] of Object.entries(one))
          await walk(`${entity}/${name}`, next, false, depth + 1);
        for (const [name, next] of Object.entries(many))
          await walk(`${entity}/${name}`, next, true, depth + 1);
      };
      for (const set of Object.keys(MODEL)) await walk(`/${set}`, set, true, 1);
    });
  });

  it("never shows a stream that is not public, nor what is private", async () => {
    expect(await values("/Datastreams", "@iot.id")).toEqual([ids.count, ids.level, ids.late]);
    for (const path of [
      `/Datastreams(${ids.hidden})`,
      `/Datastreams(${ids.hidden})/Observations`,
      `/Things(1)/Datastreams(${ids.hidden})`,
      `/Observations(${ids.hidden}${start.getTime()}000)`,
    ]) {
      expect((await get(path)).statusCode, `status of ${path}`).toBe(404);
    }
    let everything = "";
    for (const set of Object.keys(MODEL)) everything += (await get(`/${set}?$top=1000`)).body;
    everything += (
      await get("/Things?$expand=Datastreams($expand=Observations,Sensor,ObservedProperty),Locations")
    ).body;
    for (const secret of [...SECRETS, "777", "dddddddd"]) expect(everything).not.toContain(secret);
  });

  it("gives what is hidden no result, and lets no condition or order find it out", async () => {
    const stream = `/Datastreams(${ids.count})/Observations`;
    const { value } = await page(`${stream}?$select=phenomenonTime,result,parameters`);
    expect(value).toEqual([
      { phenomenonTime: `${minute(0)}/${minute(1)}`, result: 13, parameters: {} },
      { phenomenonTime: `${minute(1)}/${minute(2)}`, result: null, parameters: { suppressed: true } },
      { phenomenonTime: `${minute(2)}/${minute(3)}`, result: 20, parameters: {} },
      { phenomenonTime: `${minute(3)}/${minute(4)}`, result: null, parameters: { suppressed: true } },
      { phenomenonTime: `${minute(4)}/${minute(5)}`, result: 30, parameters: {} },
    ]);
    expect(await values(asked(stream, { $filter: "result lt 5" }), "result")).toEqual([]);
    expect(await values(asked(stream, { $filter: "result eq null" }), "result")).toEqual([null, null]);
    expect(await values(asked(stream, { $filter: "not (result gt 5)" }), "result")).toEqual([]);
    expect(await values(asked(stream, { $orderby: "result" }), "phenomenonTime")).toEqual(
      [1, 3, 0, 2, 4].map((place) => `${minute(place)}/${minute(place + 1)}`),
    );
    const counted = await page(asked(stream, { $count: "true", $filter: "result lt 5" }));
    expect(counted["@iot.count"]).toBe(0);
    const hidden = `/Observations(${ids.count}${start.getTime() + MINUTE_MS}000)/result`;
    expect((await get(hidden)).statusCode).toBe(204);
    expect((await get(`${hidden}/$value`)).statusCode).toBe(204);
  });

  it("shows what is delayed only when its time has come", async () => {
    const shown = await values(
      `/Datastreams(${ids.late})/Observations?$orderby=phenomenonTime%20desc&$top=1`,
      "result",
    );
    // 30 minutes after the begin, three hours ago; the test itself may take some minutes.
    expect(shown[0]).toBeGreaterThanOrEqual(28);
    expect(shown[0]).toBeLessThan(40);
    const { "@iot.count": count } = await page(`/Datastreams(${ids.late})/Observations?$count=true&$top=0`);
    expect(count).toBeLessThan(40);
    expect((await get(`/Observations(${ids.late}${start.getTime() + 85 * MINUTE_MS}000)`)).statusCode).toBe(
      404,
    );
  });

  it.each([
    ["/Things", { $filter: "name eq 'Teller Kade'" }, ["Teller Kade"]],
    ["/Things", { $filter: "name ne 'Teller Kade'" }, ["Geluid Brug"]],
    ["/Things", { $filter: "id eq 2 or id eq 3" }, ["Geluid Brug"]],
    ["/Things", { $filter: "properties/kind eq 'noise' and properties/demo eq true" }, ["Geluid Brug"]],
    ["/Things", { $filter: "properties/version gt 1" }, ["Geluid Brug"]],
    ["/Things", { $filter: "properties/validFrom le 2026-01-01T00:00:00Z" }, ["Teller Kade", "Geluid Brug"]],
    ["/Things", { $filter: "properties/validTo eq null" }, ["Teller Kade", "Geluid Brug"]],
    ["/Things", { $filter: "startswith(tolower(name),'tel') and endswith(name,'e')" }, ["Teller Kade"]],
    ["/Things", { $filter: "substring(name,7) eq 'Brug'" }, ["Geluid Brug"]],
    ["/Things", { $filter: "indexof(name,'Kade') eq 7 and length(name) eq 11" }, ["Teller Kade"]],
    [
      "/Things",
      { $filter: "concat(concat(name,'/'),properties/kind) eq 'Geluid Brug/noise'" },
      ["Geluid Brug"],
    ],
    [
      "/Things",
      { $filter: "Datastreams/ObservedProperty/name eq 'pedestrian-count' and Datastreams/id gt 2" },
      ["Geluid Brug"],
    ],
    [
      "/Things",
      {
        $filter:
          "st_within(Locations/location,geography'POLYGON((5.85 51.84,5.87 51.84,5.87 51.86,5.85 51.86,5.85 51.84))')",
      },
      ["Teller Kade"],
    ],
    [
      "/Things",
      { $filter: "geo.distance(Locations/location,geography'POINT(5.91 51.91)') lt 0.001" },
      ["Geluid Brug"],
    ],
    [
      "/Things",
      { $filter: "year(now()) ge 2026 and 7 mod 4 eq 3 and 1 div 0 eq null" },
      ["Teller Kade", "Geluid Brug"],
    ],
    ["/Things", { $orderby: "name" }, ["Geluid Brug", "Teller Kade"]],
    ["/Things", { $orderby: "properties/kind desc,name" }, ["Geluid Brug", "Teller Kade"]],
    ["/Things", { $top: "1", $skip: "1" }, ["Geluid Brug"]],
    ["/Datastreams", { $filter: "Thing/properties/publicId eq 'aaaaaaaa'", $select: "name" }, ["Mensen"]],
    [
      "/Datastreams",
      { $filter: "unitOfMeasurement/definition eq 'ucum:1' and Sensor/name eq 'Telwerk teller'" },
      ["Mensen"],
    ],
  ])("%s with %j", async (path, options, expected) => {
    expect(await values(asked(path, options))).toEqual(expected);
  });

  it("knows where a sensor was, and is", async () => {
    expect(await values("/Things(2)/HistoricalLocations", "time")).toEqual([
      "2026-01-01T00:00:00Z",
      minute(1),
    ]);
    const [now] = (await page("/Things(2)/Locations")).value;
    expect(now?.["location"]).toEqual({ type: "Point", coordinates: [5.91, 51.91] });
    const [before] = (await page("/Locations?$filter=id%20eq%202000001")).value;
    expect(before?.["location"]).toEqual({ type: "Point", coordinates: [5.9, 51.9] });
    expect(await values("/Locations(2000001)/Things")).toEqual([]);
    // What was measured before it moved was measured there.
    expect(await values(`/FeaturesOfInterest(2000001)/Observations`, "result")).toEqual([50.5]);
    const level = await page(`/Datastreams(${ids.level})/Observations?$expand=FeatureOfInterest($select=id)`);
    expect(level.value.map((entity) => entity["FeatureOfInterest"])).toMatchObject(
      [2_000_001, 2_000_002, 2_000_002].map((id) => ({ "@iot.id": id })),
    );
  });

  it("answers relations along, each with options of its own", async () => {
    const { value } = await page(
      "/Things?$select=name&$expand=Datastreams($select=id;$expand=Observations($top=1;$orderby=phenomenonTime desc;$select=result),Sensor($select=name)),Locations($select=name;$count=true)",
    );
    expect(value[0]).toMatchObject({
      name: "Teller Kade",
      Datastreams: [
        { "@iot.id": ids.count, Observations: [{ result: 30 }], Sensor: { name: "Telwerk teller" } },
      ],
      "Locations@iot.count": 1,
    });
    expect(Object.keys(value[0] ?? {}).toSorted()).toEqual([
      "Datastreams",
      "Locations",
      "Locations@iot.count",
      "name",
    ]);
    const link = z
      .string()
      .parse(
        (await page("/Datastreams?$top=1&$expand=Observations($top=2)")).value[0]?.[
          "Observations@iot.nextLink"
        ],
      );
    expect(await values(link.replace(PUBLIC_URL + BASE, ""), "result")).toHaveLength(2);
  });

  it.each([
    ["/Observations?$top=7"],
    ["/Observations?$top=7&$orderby=id%20desc"],
    ["/Observations?$top=7&$orderby=phenomenonTime%20desc"],
    ["/Observations?$top=7&$filter=result%20gt%202"],
    ["/Observations?$top=7&$orderby=result,id%20desc"],
    ["/Observations?$top=7&$skip=2&$filter=Datastream/Thing/name%20ne%20%27x%27"],
  ])("goes on by its links from %s, each once", async (path) => {
    const all = await values(path.replace("$top=7", "$top=1000"), "@iot.id");
    const seen: unknown[] = [];
    let next: string | undefined = path;
    while (next !== undefined) {
      const { value, "@iot.nextLink": link }: z.infer<typeof pageSchema> = await page(next);
      seen.push(...value.map((entity) => entity["@iot.id"]));
      next = link?.replace(PUBLIC_URL + BASE, "");
    }
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBeGreaterThan(20);
  });

  it("compares with intervals by both ends", async () => {
    const count = async (condition: string): Promise<number> =>
      (await values(asked(`/Datastreams(${ids.count})/Observations`, { $filter: condition }), "result"))
        .length;
    expect(await count(`phenomenonTime ge ${minute(2)}`)).toBe(3);
    expect(await count(`phenomenonTime gt ${minute(2)}`)).toBe(3);
    expect(await count(`phenomenonTime le ${minute(2)}`)).toBe(2);
    expect(await count(`phenomenonTime eq ${minute(2)}/${minute(3)}`)).toBe(1);
    expect(await count(`resultTime gt ${minute(2)} and resultTime le ${minute(4)}`)).toBe(2);
    expect(await count(`resultTime sub duration'PT1M' eq ${minute(0)}`)).toBe(1);
  });

  it.each([
    ["/Things?$filter=colour%20eq%201", "$filter"],
    ["/Things?$filter=name%20eq", "$filter"],
    ["/Things?$filter=name%20gt%205", "$filter"],
    ["/Things?$filter=Datastreams/Observations/result%20gt%205", "$filter"],
    ["/Things?$filter=1e308%20mul%201e308%20gt%201", "$filter"],
    ["/Things?$filter=st_relate(name,name)", "$filter"],
    ["/Things?$orderby=Datastreams/name", "$orderby"],
    ["/Things?$top=few", "$top"],
    ["/Things?$expand=Colours", "$expand"],
    ["/Things?limit=1", "limit"],
    ["/Things(1)?$top=1", "$top"],
    ["/Things(1)/name?$select=name", "$select"],
    ["/Observations?$skip=60000", "$skip"],
  ])("%s is a wrong %s", async (path, name) => {
    const response = await get(path);
    expect(response.statusCode).toBe(400);
    const { errors } = problemSchema.parse(response.json());
    expect(errors?.map((error) => error.name)).toEqual([name]);
  });

  it.each([
    "/Colours",
    "/Things(x)",
    "/Things(1)/colour",
    "/Things/name",
    "/Things(1)/Thing",
    "/Datastreams(1)/Observations(1)",
    "/Things(1)/properties/constructor",
    "//",
    "/Things(1)/name/$ref",
  ])("has nothing at %s", async (path) => {
    const response = await get(path);
    expect(response.statusCode).toBe(404);
    expect(response.headers["content-type"]).toContain("application/problem+json");
  });

  it("is for reading alone", async () => {
    for (const method of ["POST", "PATCH", "PUT", "DELETE"] as const) {
      const response = await test.app.inject({ method, url: `${BASE}/Things` });
      expect([response.statusCode, response.headers["allow"]]).toEqual([405, "GET, HEAD"]);
    }
  });
});
