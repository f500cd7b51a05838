/**
 * The systems in which places can be asked for: CRS84 (what everything is kept in), Rijksdriehoek and ETRS89.
 *
 * Rijksdriehoek is reached by the seven parameters of RDNAPTRANS without its correction grid: within 0.25 m of the
 * official transformation anywhere in the country, which is finer than a place is measured. ETRS89 is taken as equal to
 * WGS 84, as Dutch practice does: they lie about 0.8 m apart, and grow 2.5 cm a year further.
 */
import proj4 from "proj4";

/** As the names are written outside; the axis order is that of each system's own definition (OGC 18-058r1 §6.2). */
export const CRS_URIS = {
  CRS84: "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
  "EPSG:28992": "http://www.opengis.net/def/crs/EPSG/0/28992",
  "EPSG:4258": "http://www.opengis.net/def/crs/EPSG/0/4258",
} as const;
export type Crs = keyof typeof CRS_URIS;

/** How far a transformed place may lie from where it is [m]. */
export const CRS_ACCURACY_M: Record<Crs, number> = { CRS84: 0, "EPSG:28992": 0.25, "EPSG:4258": 1 };

/** A pair in the order of its system: longitude and latitude, x and y, or latitude and longitude. */
type Pair = readonly [number, number];

/** @see RDNAPTRANS2008 and EPSG:15934, the rotations as position vector */
const RD =
  "+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel " +
  "+towgs84=565.4171,50.3319,465.5524,-0.398957388243134,0.343987817378283,-1.87740163998045,4.0725 +units=m +no_defs";

const rd = proj4("+proj=longlat +datum=WGS84 +no_defs", RD);

/** The system of a name: its URI (http or https), or `CRS84`, `EPSG:28992`, `EPSG:4258`. */
export function crsOf(name: string): Crs | undefined {
  const wanted = name.replace(/^https:/, "http:");
  for (const crs of ["CRS84", "EPSG:28992", "EPSG:4258"] as const) {
    if (wanted === crs || wanted === CRS_URIS[crs]) return crs;
  }
  return undefined;
}

/** @param position - `[longitude, latitude]` in degrees */
export function fromCrs84(crs: Crs, [longitude, latitude]: Pair): [number, number] {
  if (crs === "CRS84") return [longitude, latitude];
  if (crs === "EPSG:4258") return [latitude, longitude];
  const [x, y] = rd.forward([longitude, latitude]);
  return [rounded(x, 3), rounded(y, 3)];
}

/** @returns `[longitude, latitude]` in degrees */
export function toCrs84(crs: Crs, [first, second]: Pair): [number, number] {
  if (crs === "CRS84") return [first, second];
  if (crs === "EPSG:4258") return [second, first];
  const [longitude, latitude] = rd.inverse([first, second]);
  return [rounded(longitude, 9), rounded(latitude, 9)];
}

function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
