// A city's own map files, and what is said when they are not what the setting promises.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sketchBase } from "../src/map/base.ts";
import { readBase } from "../src/map/base-files.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "meetpaal-base-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

const write = (name: string, features: unknown[]) =>
  writeFile(join(directory, name), JSON.stringify({ type: "FeatureCollection", features }));
const ring = [
  [5, 51],
  [6, 51],
  [6, 52],
  [5, 51],
];

describe("readBase", () => {
  it("takes neighbourhoods with their names, islands of one neighbourhood, and the river", async () => {
    await write("buurten.geojson", [
      {
        type: "Feature",
        properties: { naam: "Lent", lon: 5.5, lat: 51.5 },
        geometry: { type: "MultiPolygon", coordinates: [[ring], [ring]] },
      },
      { type: "Feature", properties: { name: "Centre" }, geometry: { type: "Polygon", coordinates: [ring] } },
    ]);
    await write("waal.geojson", [
      { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: ring } },
    ]);
    await writeFile(join(directory, "PROVENANCE.md"), "not a map");
    const base = readBase(directory);
    expect(base.source).toBe("files");
    expect(base.areas).toHaveLength(3);
    expect(base.names).toEqual([
      { name: "Lent", at: [5.5, 51.5] },
      { name: "Centre", at: [5.5, 51.5] },
    ]);
    expect(base.water).toHaveLength(1);
    expect(base.roads).toBe(sketchBase.roads);
  });

  it("refuses a directory without areas, naming the setting", () => {
    expect(() => readBase(directory)).toThrow(/BASEMAP_DIR .* no \.geojson file with polygons/u);
  });

  it("refuses a file that is not GeoJSON", async () => {
    await writeFile(join(directory, "x.geojson"), "{");
    expect(() => readBase(directory)).toThrow(/x\.geojson/u);
  });
});
