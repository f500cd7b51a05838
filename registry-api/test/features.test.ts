import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { collectionSchema, featureCollectionSchema, featureSchema } from "../src/contract/features.ts";
import { problemSchema } from "../src/contract/problem.ts";
import { openTestApp, PUBLIC_URL, type TestApp } from "./app.ts";
import { insertCity, insertSensor, SECRETS } from "./register.ts";

const ITEMS = "/ogc/v1/collections/sensors/items";
const RD = "http://www.opengis.net/def/crs/EPSG/0/28992";
const ETRS89 = "http://www.opengis.net/def/crs/EPSG/0/4258";

describe.each(oneEdition)("OGC API Features (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    const streams = [{ key: "count" }];
    await insertSensor(work, { publicId: "aaaaaaaa", reference: "DM-001", name: "=1+1", streams });
    await insertSensor(work, {
      publicId: "bbbbbbbb",
      reference: "GL-100",
      kind: "noise",
      at: [5.9, 51.9],
      streams,
    });
    await insertSensor(work, {
      publicId: "cccccccc",
      reference: "DM-003",
      validFrom: "2026-02-01T00:00:00Z",
      validTo: "2026-06-01T00:00:00Z",
      streams,
    });
    await insertSensor(work, { publicId: "dddddddd", reference: "DM-004", status: "draft", streams });
    await insertSensor(work, {
      publicId: "eeeeeeee",
      reference: "DM-005",
      area: [5.7, 51.7, 5.75, 51.75],
      streams,
    });
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const get = (url: string) => test.app.inject({ url });
  const page = async (query: string) => {
    const response = await get(ITEMS + query);
    expect(response.statusCode, `answer ${response.body}`).toBe(200);
    return featureCollectionSchema.parse(response.json());
  };
  const ids = async (query: string): Promise<string[]> => (await page(query)).features.map(({ id }) => id);

  it("leads from the first page to everything", async () => {
    const landing = (await get("/ogc/v1")).json();
    const hrefs: string[] = landing.links.map(({ href }: { href: string }) => href);
    for (const href of hrefs) {
      const { statusCode } = await get(href.replace(PUBLIC_URL, ""));
      expect(statusCode, `status of ${href}`).toBe(200);
    }
    expect(landing.links.map(({ rel }: { rel: string }) => rel)).toEqual([
      "self",
      "service-desc",
      "conformance",
      "data",
    ]);
    const { conformsTo } = (await get("/ogc/v1/conformance")).json();
    expect(conformsTo).toContain("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs");
    const collection = collectionSchema.parse((await get("/ogc/v1/collections")).json().collections[0]);
    expect(collection.extent?.spatial.bbox).toEqual([[5.7, 51.7, 5.9, 51.9]]);
    expect(collection.extent?.temporal.interval).toEqual([["2026-01-01T00:00:00Z", null]]);
    expect((await get("/ogc/v1/collections/sensors")).json()).toEqual(collection);
    expect((await get("/ogc/v1/collections/others")).statusCode).toBe(404);
  });

  it("has a valid description of its own, and stays out of that of /v1", async () => {
    const response = await get("/ogc/v1/openapi.json");
    expect(response.headers["content-type"]).toBe("application/vnd.oai.openapi+json;version=3.0");
    const description = response.json();
    expect((await new Validator().validate(structuredClone(description))).valid).toBe(true);
    expect(Object.keys(description.paths)).toEqual([
      "/openapi.json",
      "/",
      "/conformance",
      "/collections",
      "/collections/{collectionId}",
      "/collections/sensors/items",
      "/collections/sensors/items/{featureId}",
    ]);
    const limit = description.paths["/collections/sensors/items"].get.parameters.find(
      ({ name }: { name: string }) => name === "limit",
    );
    expect(limit.schema).toMatchObject({ minimum: 1, maximum: 1000, default: 100 });
    expect((await get("/v1/openapi.json")).body).not.toContain("/ogc");
    expect(response.body).not.toContain('"Zone"');
  });

  it("gives public sensors with one value a property", async () => {
    const { features, numberMatched, numberReturned, links } = await page("");
    expect(features.map(({ id }) => id)).toEqual(["aaaaaaaa", "bbbbbbbb", "cccccccc", "eeeeeeee"]);
    expect([numberMatched, numberReturned]).toEqual([4, 4]);
    expect(links.map(({ rel }) => rel)).toEqual(["self"]);
    expect(features[0]?.properties).toMatchObject({
      name: "=1+1",
      ownerName: "Gemeente Voorbeeldstad",
      demo: true,
    });
    expect(features[0]?.geometry).toEqual({ type: "Point", coordinates: [5.8632, 51.849] });
    expect(features[0]?.properties).not.toHaveProperty("longitude");
    const text = JSON.stringify(features);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  it("goes on by its next links, each sensor once", async () => {
    const seen: string[] = [];
    let next: string | undefined = `${ITEMS}?limit=3&kind=crowd-meter&kind=noise`;
    while (next !== undefined) {
      const { features, links, numberMatched } = featureCollectionSchema.parse((await get(next)).json());
      expect(numberMatched).toBe(seen.length === 0 ? 4 : undefined);
      seen.push(...features.map(({ id }) => id));
      next = links.find(({ rel }) => rel === "next")?.href.replace(PUBLIC_URL, "");
    }
    expect(seen).toEqual(["aaaaaaaa", "bbbbbbbb", "cccccccc", "eeeeeeee"]);
  });

  it.each([
    ["?limit=5000", 4],
    ["?kind=noise", 1],
    ["?bbox=5.89,51.89,5.91,51.91", 1],
    ["?bbox=5.89,51.89,-5,5.91,51.91,5", 1],
    ["?bbox=5.8899999999999997,51.89,5.9100000000000001,5.191e1", 1],
    ["?bbox=5.74,51.74,5.8,51.8", 1],
    ["?bbox=170,-20,-170,20", 0],
    ["?bbox=5.8,51.8,-170,51.95", 3],
    [`?bbox=51.89,5.89,51.91,5.91&bbox-crs=${ETRS89}`, 1],
    [`?bbox=189700,434800,189800,434900&bbox-crs=${RD}`, 0],
    [`?bbox=187750,428900,187850,429100&bbox-crs=${RD}`, 2],
    [`?bbox=187000,428000,189000,430000&bbox-crs=${RD}`, 2],
    ["?datetime=2026-01-15T00:00:00Z", 3],
    ["?datetime=2026-06-01T00:00:00Z", 3],
    ["?datetime=2026-05-31T23:59:59.999Z", 4],
    ["?datetime=../2025-12-31T00:00:00Z", 0],
    ["?datetime=../2026-01-01T00:00:00Z", 3],
    ["?datetime=2026-05-01T00:00:00Z/..", 4],
    ["?datetime=2026-07-01T00:00:00%2B02:00/", 3],
    ["?datetime=2026-03-01T00:00:00Z/2026-04-01T00:00:00Z&kind=crowd-meter", 3],
  ])("%s finds %d", async (query, expected) => {
    expect((await ids(query)).length).toBe(expected);
  });

  it.each([
    ["limit=0", "limit"],
    ["bbox=1,2,3", "bbox"],
    ["bbox=5.9,52,5.8,51", "bbox"],
    ["bbox=1,2,3,4&bbox-crs=EPSG:3857", "bbox-crs"],
    ["crs=http://www.opengis.net/def/crs/EPSG/0/3857", "crs"],
    ["datetime=yesterday", "datetime"],
    ["datetime=../2026-01-01T00:00:00Z/..", "datetime"],
    ["datetime=2026-02-01T00:00:00Z/2026-01-01T00:00:00Z", "datetime"],
    ["colour=red", "colour"],
  ])("%s is a wrong %s", async (query, name) => {
    const response = await get(`${ITEMS}?${query}`);
    expect(response.statusCode).toBe(400);
    expect(problemSchema.parse(response.json()).errors?.map((error) => error.name)).toEqual([name]);
  });

  it("gives places in the system that is asked for, and says which", async () => {
    const rd = await get(`${ITEMS}/aaaaaaaa?crs=${RD}`);
    expect(rd.headers["content-crs"]).toBe(`<${RD}>`);
    const { geometry } = featureSchema.parse(rd.json());
    const [x = 0, y = 0] = geometry.type === "Point" ? geometry.coordinates : [];
    expect([Math.round(x / 100), Math.round(y / 100)]).toEqual([1878, 4290]);
    const degrees = await get(`${ITEMS}?crs=${ETRS89}&limit=1`);
    expect(degrees.headers["content-crs"]).toBe(`<${ETRS89}>`);
    expect(degrees.json().features[0].geometry.coordinates).toEqual([51.849, 5.8632]);
    expect((await get(ITEMS)).headers["content-crs"]).toContain("CRS84");
  });

  it("knows no sensor that is not public", async () => {
    expect((await get(`${ITEMS}/dddddddd`)).statusCode).toBe(404);
    expect((await get(`${ITEMS}/nothing`)).statusCode).toBe(404);
    expect((await get("/ogc/v2")).headers["content-type"]).toContain("application/problem+json");
  });
});
