/** Places in a condition: well-known text of a point or of a polygon without holes, longitude first. */
import { QuestionError } from "@meetpaal/db";

const NUMBER = String.raw`-?\d{1,3}(?:\.\d{1,15})?`;
const PAIR = String.raw`\s*(${NUMBER})\s+(${NUMBER})\s*`;
const POINT = new RegExp(String.raw`^\s*(?:SRID=4326;)?\s*POINT\s*\(${PAIR}\)\s*$`, "i");
const POLYGON = /^\s*(?:SRID=4326;)?\s*POLYGON\s*\(\s*\(([^()]*)\)\s*\)\s*$/i;
const CORNER = new RegExp(`^${PAIR}$`);
const MOST_CORNERS = 200;

/** @returns corners `[longitude, latitude]` in degrees; one: a point */
export function geometryOf(text: string): [number, number][] {
  const point = POINT.exec(text);
  if (point !== null) return [[Number(point[1]), Number(point[2])]];
  const corners = (POLYGON.exec(text)?.[1] ?? "").split(",").map((pair) => CORNER.exec(pair));
  const isWhole = corners.length >= 4 && corners.length <= MOST_CORNERS;
  if (isWhole && corners.every((corner) => corner !== null)) {
    return corners.map((corner) => [Number(corner[1]), Number(corner[2])]);
  }
  throw new QuestionError(
    "expected geography'POINT(5.86 51.85)' or geography'POLYGON((5.8 51.8, 5.9 51.8, 5.9 51.9, 5.8 51.8))' in degrees",
  );
}
