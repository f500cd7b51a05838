import { describe, expect, it } from "vitest";
import { CRS_ACCURACY_M, type Crs, crsOf, fromCrs84, toCrs84 } from "./crs.ts";

/**
 * ETRS89 longitude, latitude; RD x, y [m]. First those that come with RDNAPTRANS2008, then points by which NSGI has programs
 * validate themselves for RDNAPTRANS2018: spread over the country, with the two that lie farthest from where we put them.
 *
 * @see https://www.nsgi.nl/coordinatenstelsels-en-transformaties (Z001_ETRS89andRDNAP.txt, CC BY 4.0), by id
 */
const CONTROL_POINTS: [string, [number, number], [number, number]][] = [
  ["Texel", [4.824761912, 53.160753042], [117_380.12, 575_040.34]],
  ["Noord-Groningen", [6.776726674, 53.41948205], [247_380.56, 604_580.78]],
  ["Amersfoort", [5.387203657, 52.155172897], [155_000, 463_000]],
  ["Zeeuws-Vlaanderen", [3.397588595, 51.368607152], [16_460.91, 377_380.23]],
  ["Zuid-Limburg", [5.773795548, 50.792584916], [182_260.45, 311_480.67]],
  ["Maasvlakte", [4.072887101, 51.947393898], [64_640.89, 440_700.01]],
  ["30010018", [4.704324531, 51.749850783], [107_844.5008, 418_126.3146]],
  ["30010019", [4.971955798, 52.716916247], [126_941.2885, 525_583.8295]],
  ["30010021", [4.069800843, 52.763874938], [66_080.2628, 531_539.0239]],
  ["30010023", [4.67595446, 53.079872831], [107_338.406, 566_127.5985]],
  ["30010024", [6.775366112, 52.984909704], [248_222.1165, 556_221.9315]],
  ["30010052", [5.159209097, 51.674559075], [139_229.7879, 409_553.3776]],
  ["30010055", [6.283826609, 52.140280214], [216_379.0437, 461_722.4577]],
  ["30010057", [5.457690819, 51.352621077], [159_910.5404, 373_714.9536]],
  ["30010076", [5.301483269, 53.409445148], [149_299.0098, 602_574.4634]],
  ["30010089", [4.986422683, 51.73200332], [127_313.4508, 415_995.7533]],
  ["30010099", [5.000930362, 53.893430423], [129_601.2931, 656_510.8333]],
  ["30010053", [6.832591255, 53.255638209], [251_460.5426, 586_421.5535]],
  ["30010048", [6.025230199, 52.765775289], [198_063.5327, 531_130.2133]],
  ["30010061", [5.021235164, 52.290257108], [130_031.2115, 478_092.6998]],
  ["30010067", [7.10043492, 52.963677143], [270_105.6145, 554_328.8645]],
  ["30015274", [7.187513271, 53.018210343], [275_803.8387, 560_538.4555]],
  ["30012930", [3.365990152, 51.263723613], [13_937.8169, 365_775.4593]],
  ["30016479", [7.211562023, 53.18552576], [276_946.129, 579_194.6269]],
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
