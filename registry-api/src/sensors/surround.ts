import { findSurroundings, type Queryable, type SensorMoment, type SensorRow } from "@meetpaal/db";
import type { Sensor } from "../contract/sensor.ts";
import { organisationIdsOf, toCity, toOrganisation, toSensor } from "./to-sensor.ts";

/** Puts beside each entry the organisations it names, and the city. */
export async function surround(
  queryable: Queryable,
  rows: readonly SensorRow[],
  { at, knownAt }: SensorMoment,
): Promise<Sensor[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.flatMap(organisationIdsOf))];
  const found = await findSurroundings(queryable, ids, at, knownAt);
  const organisations = new Map(found.organisations.map((row) => [row.id, toOrganisation(row)]));
  const city = toCity(found.city);
  return rows.map((row) => toSensor(row, { city, organisations }));
}
