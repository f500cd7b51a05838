/**
 * SensorThings as it can be read: every entity with its properties and relations, and nothing of what is not public. The
 * abstract tests of the standard once more: its own suite needs Java, and is run by hand.
 */
import { describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { PUBLIC_URL } from "./app.ts";
import { SECRETS } from "./register.ts";
import { BASE, MINUTE_MS, useSensorThings } from "./sensorthings.ts";

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

describe.each(oneEdition)("SensorThings (%s)", (edition) => {
  const db = useDatabase(edition);
  const city = useSensorThings(db);
  const { get, minute, page, start, values } = city;

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
    expect(await values("/Datastreams", "@iot.id")).toEqual([city.ids.count, city.ids.level, city.ids.late]);
    for (const path of [
      `/Datastreams(${city.ids.hidden})`,
      `/Datastreams(${city.ids.hidden})/Observations`,
      `/Things(1)/Datastreams(${city.ids.hidden})`,
      `/Observations(${city.ids.hidden}${start.getTime()}000)`,
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

  it("shows what is delayed only when its time has come", async () => {
    const shown = await values(
      `/Datastreams(${city.ids.late})/Observations?$orderby=phenomenonTime%20desc&$top=1`,
      "result",
    );
    // 30 minutes after the begin, three hours ago; the test itself may take some minutes.
    expect(shown[0]).toBeGreaterThanOrEqual(28);
    expect(shown[0]).toBeLessThan(40);
    const { "@iot.count": count } = await page(
      `/Datastreams(${city.ids.late})/Observations?$count=true&$top=0`,
    );
    expect(count).toBeLessThan(40);
    expect(
      (await get(`/Observations(${city.ids.late}${start.getTime() + 85 * MINUTE_MS}000)`)).statusCode,
    ).toBe(404);
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
    const level = await page(
      `/Datastreams(${city.ids.level})/Observations?$expand=FeatureOfInterest($select=id)`,
    );
    expect(level.value.map((entity) => entity["FeatureOfInterest"])).toMatchObject(
      [2_000_001, 2_000_002, 2_000_002].map((id) => ({ "@iot.id": id })),
    );
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
      const response = await city.app.inject({ method, url: `${BASE}/Things` });
      expect([response.statusCode, response.headers["allow"]]).toEqual([405, "GET, HEAD"]);
    }
  });
});
