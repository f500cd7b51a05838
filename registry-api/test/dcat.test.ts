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
import { insertCity } from "./register.ts";

describe("GET /v1/dcat", () => {
  const db = useDatabase();
  let test: TestApp;

  beforeAll(async () => {
    await insertCity(db.database.work("contract"));
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

  it("has what a catalogue must have", async () => {
    const store = new Store(await turtle());
    const type = DataFactory.namedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    const count = (name: string) =>
      store.countQuads(null, type, DataFactory.namedNode(`http://www.w3.org/ns/dcat#${name}`), null);
    expect([count("Catalog"), count("Dataset"), count("DataService"), count("Distribution")]).toEqual([
      1, 2, 3, 9,
    ]);
  });

  it.skipIf(shaclShapes === undefined)("meets the shapes of DCAT-AP-NL 3", async () => {
    const data = new Store(await turtle());
    const directory = shaclShapes ?? "";
    for (const name of await readdir(directory)) {
      const shapes = new Store(new Parser().parse(await readFile(path.join(directory, name), "utf8")));
      const { results } = await new Validator(shapes).validate(data);
      expect(
        results.map(({ focusNode, path: predicate, message }) =>
          [name, focusNode?.value, predicate?.value, message[0]?.value].join(" "),
        ),
      ).toEqual([]);
    }
  });
});
