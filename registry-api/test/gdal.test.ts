/**
 * The register as GIS programs read it: GDAL, by its own client of OGC API Features, over HTTP. It walks the pages by their
 * links, filters by a box, and turns places into Rijksdriehoek by its own means, which ours must agree with.
 */
import { execFile, spawnSync } from "node:child_process";
import process from "node:process";
import { promisify } from "node:util";
import { CRS_ACCURACY_M, fromCrs84 } from "@meetpaal/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { freePort } from "../../bench/src/free-port.ts";
import { useDatabase } from "../../db/test/database.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertSensor } from "./register.ts";

const hasGdal = spawnSync("ogr2ogr", ["--version"]).status === 0;
if (!hasGdal) process.stdout.write("SKIPPED: GDAL is not here (apt-get install gdal-bin)\n");

const collectionSchema = z.object({
  features: z.array(
    z.object({
      properties: z.object({ publicId: z.string(), name: z.string() }),
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
    }),
  ),
});

const SENSORS = 25;
const placeOf = (place: number): [number, number] => [5.8 + place / 100, 51.8 + place / 200];

describe.skipIf(!hasGdal)("GDAL", () => {
  const db = useDatabase();
  let test: TestApp;
  let source: string;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    for (let place = 0; place < SENSORS; place += 1) {
      await insertSensor(work, {
        publicId: `a${String(place).padStart(7, "0")}`,
        reference: `DM-${place}`,
        name: `Teller \u00E9\u00E9n ${place}`,
        at: placeOf(place),
        streams: [{ key: "count" }],
      });
    }
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    test = await openTestApp(db.database, url);
    await test.app.listen({ host: "127.0.0.1", port });
    source = `OAPIF:${url}/ogc/v1`;
  });
  afterAll(() => test.close());

  const run = async (file: string, ...args: string[]): Promise<string> =>
    (await promisify(execFile)(file, args, { encoding: "utf8" })).stdout;
  const features = async (...args: string[]) =>
    collectionSchema.parse(
      JSON.parse(
        await run(
          "ogr2ogr",
          "-f",
          "GeoJSON",
          "/vsistdout/",
          source,
          "sensors",
          "-oo",
          "PAGE_SIZE=10",
          ...args,
        ),
      ),
    ).features;

  it("finds the collection, its extent and its fields", async () => {
    const said = await run("ogrinfo", "-so", source, "sensors");
    expect(said).toContain(`Feature Count: ${SENSORS}`);
    expect(said).toContain("Extent: (5.800000, 51.800000) - (6.040000, 51.920000)");
    expect(said).toMatch(/^ownerName: String/m);
    expect(said).toMatch(/^version: Integer/m);
  });

  it("reads every page, and nothing twice", async () => {
    const names = (await features()).map(({ properties }) => properties.name);
    expect(new Set(names).size).toBe(SENSORS);
    expect(names[1]).toBe("Teller \u00E9\u00E9n 1");
  });

  it("filters by a box", async () => {
    const found = await features("-spat", "5.855", "51.7", "5.895", "52");
    expect(found.map(({ properties }) => properties.publicId)).toEqual([
      "a0000006",
      "a0000007",
      "a0000008",
      "a0000009",
    ]);
  });

  it("turns places into Rijksdriehoek as we do", async () => {
    // RFC 7946 knows no other system than WGS 84, so the form of before it.
    const found = await features("-t_srs", "EPSG:28992", "-lco", "RFC7946=NO");
    expect(found.length).toBe(SENSORS);
    found.forEach(({ geometry: { coordinates } }, place) => {
      const [x, y] = fromCrs84("EPSG:28992", placeOf(place));
      expect(Math.hypot(coordinates[0] - x, coordinates[1] - y)).toBeLessThan(
        2 * CRS_ACCURACY_M["EPSG:28992"],
      );
    });
  });
});
