import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import jsonld from "jsonld";
import { DataFactory, Parser, type Quad, Store } from "n3";
import Validator from "rdf-validate-shacl";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { useDatabase } from "../../db/test/database.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { shaclShapes } from "./config.ts";
import { insertCity, insertSensor } from "./register.ts";

describe("GET /v1/dcat", () => {
  const db = useDatabase();
  let test: TestApp;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      streams: [{ key: "count_in" }, { key: "count_out", body: { licence: "CC0-1.0" } }],
    });
    await insertSensor(work, {
      publicId: "bbbbbbbb",
      reference: "GL-001",
      kind: "noise",
      streams: [{ key: "level", body: { licence: undefined } }],
    });
    await insertSensor(work, {
      publicId: "cccccccc",
      reference: "LK-001",
      kind: "air-quality",
      streams: [{ key: "no2", isPublic: false }],
    });
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const turtle = async (): Promise<Quad[]> => {
    const { body } = await test.app.inject({ url: "/v1/dcat", headers: { accept: "text/turtle" } });
    return new Parser().parse(body);
  };

  it("says the same in Turtle and in JSON-LD", async () => {
    const { body, headers } = await test.app.inject({ url: "/v1/dcat" });
    expect(headers["content-type"]).toContain("application/ld+json");
    const lines = z.string().parse(await jsonld.toRDF(JSON.parse(body), { format: "application/n-quads" }));
    const fromJson = new Store(new Parser().parse(lines));
    const fromTurtle = await turtle();
    expect(fromJson.size).toBe(fromTurtle.length);
    for (const quad of fromTurtle) expect(fromJson.has(quad)).toBe(true);
  });

  const DCAT = "http://www.w3.org/ns/dcat#";
  const LICENCE = DataFactory.namedNode("http://purl.org/dc/terms/license");
  const BY = "https://creativecommons.org/licenses/by/4.0/";
  const CC0 = "https://creativecommons.org/publicdomain/zero/1.0/";
  const NOT_OPEN = "https://definities.geostandaarden.nl/dcat-ap-nl/id/waardelijst/licenties/niet_open";

  /** Ids of data sets, each with the licences of its distributions. */
  const licences = (store: Store): Record<string, string[]> =>
    Object.fromEntries(
      store
        .getObjects(null, DataFactory.namedNode(`${DCAT}dataset`), null)
        .map((set) => [
          set.value.replace(/^.*#/, ""),
          [
            ...new Set(
              store
                .getObjects(set, DataFactory.namedNode(`${DCAT}distribution`), null)
                .flatMap((given) => store.getObjects(given, LICENCE, null).map(({ value }) => value)),
            ),
          ],
        ]),
    );

  it("has the register and a data set for every kind that the public may read, under the register's licences", async () => {
    expect(licences(new Store(await turtle()))).toEqual({
      register: [NOT_OPEN],
      "metingen-crowd-meter": [BY, CC0],
      "metingen-noise": [NOT_OPEN],
    });
    await db.database.work("contract").query(
      `insert into city_version
         select 2, clock_timestamp(), clock_timestamp(), 1, '', body || '{ "licence": "CC0-1.0" }' from city_version`,
    );
    expect(licences(new Store(await turtle()))).toMatchObject({ register: [CC0] });
  });

  it("leads to what it names, under the licence that it says", async () => {
    const store = new Store(await turtle());
    const downloads = store
      .getObjects(null, DataFactory.namedNode(`${DCAT}downloadURL`), null)
      .map(({ value }) => new URL(value));
    const found = new Map<string, string>();
    for (const { pathname, search } of downloads) {
      const { statusCode, body } = await test.app.inject({ url: pathname + search });
      expect([statusCode, pathname]).toEqual([200, pathname]);
      if (pathname.endsWith("/Datastreams")) found.set(decodeURIComponent(search), body);
    }
    const things = z.object({ value: z.array(z.object({ properties: z.looseObject({ key: z.string() }) })) });
    const keys = [...found].map(([filter, body]) => [
      /licence eq (\S+)$/.exec(filter)?.[1],
      things.parse(JSON.parse(body)).value.map(({ properties }) => properties.key),
    ]);
    expect(keys).toEqual([
      ["'CC-BY-4.0'", ["count_in"]],
      ["'CC0-1.0'", ["count_out"]],
      ["null", ["level"]],
    ]);
  });

  it.skipIf(shaclShapes === undefined)("meets the shapes of DCAT-AP-NL 3", async () => {
    const data = new Store(await turtle());
    const directory = shaclShapes ?? "";
    const broken: string[] = [];
    for (const name of await readdir(directory)) {
      const shapes = new Store(new Parser().parse(await readFile(path.join(directory, name), "utf8")));
      const { results } = await new Validator(shapes).validate(data);
      broken.push(
        ...results.map(({ focusNode, path: predicate, message }) =>
          [name, focusNode?.value, predicate?.value, message[0]?.value].join(" "),
        ),
      );
    }
    expect(broken).toEqual([]);
  });
});
