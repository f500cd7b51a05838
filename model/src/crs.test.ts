import { describe, expect, it } from "vitest";
import { CRS_ACCURACY_M, type Crs, crsOf, fromCrs84, toCrs84 } from "./crs.ts";

/** Published control points of RDNAPTRANS: ETRS89 longitude, latitude; RD x, y [m]. */
const CONTROL_POINTS: [string, [number, number], [number, number]][] = [
  ["Texel", [4.824761912, 53.160753042], [117_380.12, 575_040.34]],
  ["Noord-Groningen", [6.776726674, 53.41948205], [247_380.56, 604_580.78]],
  ["Amersfoort", [5.387203657, 52.155172897], [155_000, 463_000]],
  ["Zeeuws-Vlaanderen", [3.397588595, 51.368607152], [16_460.91, 377_380.23]],
  ["Zuid-Limburg", [5.773795548, 50.792584916], [182_260.45, 311_480.67]],
  ["Maasvlakte", [4.072887101, 51.947393898], [64_640.89, 440_700.01]],
];

describe("EPSG:28992", () => {
  it.each(CONTROL_POINTS)("%s lies within the accuracy that is stated", (_name, degrees, rd) => {
    const [x, y] = fromCrs84("EPSG:28992", degrees);
    expect(Math.hypot(x - rd[0], y - rd[1])).toBeLessThan(CRS_ACCURACY_M["EPSG:28992"]);
    const [longitude, latitude] = toCrs84("EPSG:28992", rd);
    expect(Math.hypot((longitude - degrees[0]) * 68_500, (latitude - degrees[1]) * 111_300)).toBeLessThan(
      CRS_ACCURACY_M["EPSG:28992"],
    );
  });

  it("is given in millimetres: more decimals would say more than is known", () => {
    const [x, y] = fromCrs84("EPSG:28992", [5.8632, 51.849]);
    expect(String(x).split(".")[1]?.length ?? 0).toBeLessThanOrEqual(3);
    expect(String(y).split(".")[1]?.length ?? 0).toBeLessThanOrEqual(3);
  });
});

describe("EPSG:4258", () => {
  it("has the latitude first, as the system itself says", () => {
    expect(fromCrs84("EPSG:4258", [5.8632, 51.849])).toEqual([51.849, 5.8632]);
    expect(toCrs84("EPSG:4258", [51.849, 5.8632])).toEqual([5.8632, 51.849]);
  });
});

it.each<[string, Crs | undefined]>([
  ["http://www.opengis.net/def/crs/OGC/1.3/CRS84", "CRS84"],
  ["http://www.opengis.net/def/crs/EPSG/0/28992", "EPSG:28992"],
  ["https://www.opengis.net/def/crs/EPSG/0/4258", "EPSG:4258"],
  ["EPSG:28992", "EPSG:28992"],
  ["http://www.opengis.net/def/crs/EPSG/0/3857", undefined],
  ["constructor", undefined],
])("%s is %s", (name, crs) => {
  expect(crsOf(name)).toBe(crs);
});
