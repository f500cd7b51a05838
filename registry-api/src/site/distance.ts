const EARTH_RADIUS_M = 6_371_008.8;

/**
 * Distance between two places over the mean sphere; within about 0.5 % of the ellipsoid.
 *
 * @param from - WGS 84, `[longitude, latitude]` in degrees (axis order of RFC 7946 §3.1.1)
 * @returns metres, never negative
 * @see Sinnott 1984, "Virtues of the Haversine", Sky & Telescope 68(2):159
 */
export function distanceM(from: readonly [number, number], to: readonly [number, number]): number {
  const [fromLongitude, fromLatitude] = from;
  const [toLongitude, toLatitude] = to;
  const half = (degrees: number): number => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);
  const haversine =
    half(toLatitude - fromLatitude) +
    cosine(fromLatitude) * cosine(toLatitude) * half(toLongitude - fromLongitude);
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(haversine)));
}
