/**
 * A PMTiles archive of one tile, cut from our own sketch in the layers of the Protomaps basemap: what a city would mount, small
 * enough to make in a test.
 *
 * @see https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
import { GeoJSONVT } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { FeatureCollection } from "geojson";
import { zxyToTileId } from "pmtiles";
import { sketchBase } from "../src/map/base.ts";
import { baseGeojson } from "../src/map/base-geojson.ts";

/** The tile that holds the city: longitude 5.85, latitude 51.84. */
const tile = { z: 10, x: 528, y: 338 };
const headerBytes = 127;

/** Unsigned LEB128. */
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];

const cut = (kinds: readonly string[], kind: string) => {
  const all = baseGeojson(sketchBase);
  const some: FeatureCollection = {
    ...all,
    features: all.features
      .filter(({ properties }) => kinds.includes(String(properties?.["kind"])))
      .map((feature) => ({ ...feature, properties: { kind, name: feature.properties?.["name"] ?? "" } })),
  };
  const found = new GeoJSONVT(some, { maxZoom: tile.z, indexMaxZoom: tile.z }).getTile(
    tile.z,
    tile.x,
    tile.y,
  );
  if (!found) throw new Error(`the sketch has nothing of ${kinds.join()} in the city's tile`);
  return found;
};

export const madeArchive = (): Uint8Array => {
  const content = fromGeojsonVt({
    earth: cut(["area"], "earth"),
    water: cut(["water"], "river"),
    roads: cut(["road"], "major_road"),
    places: cut(["name"], "neighbourhood"),
  });
  const directory = [1, zxyToTileId(tile.z, tile.x, tile.y), 1, content.length, 1].flatMap(varint);
  const metadata = Buffer.from("{}");
  const header = Buffer.alloc(headerBytes);
  header.write("PMTiles\u0003", "latin1");
  const afterMetadata = headerBytes + directory.length + metadata.length;
  /** Where each part begins and how long it is; there are no leaf directories. Then how many tiles there are. */
  const longs: readonly (readonly number[])[] = [
    [headerBytes, directory.length],
    [headerBytes + directory.length, metadata.length],
    [afterMetadata, 0],
    [afterMetadata, content.length],
    [1, 1, 1],
  ];
  longs.flat().forEach((value, i) => header.writeBigUInt64LE(BigInt(value), 8 + 8 * i));
  // Clustered; neither directories nor tiles compressed; MVT; from and to this zoom.
  header.set([1, 1, 1, 1, tile.z, tile.z], 96);
  [5.6, 51.6, 6.1, 52.1].forEach((degrees, i) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * i));
  return Buffer.concat([header, Buffer.from(directory), metadata, content]);
};
