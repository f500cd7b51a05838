import type { Crs } from "@meetpaal/model";
import type { Sensor } from "../contract/sensor.ts";
import { locationIn } from "../wire/in-crs.ts";

/**
 * A sensor with its places in a system, and only the fields that were asked for.
 *
 * @param fields - names of the contract; undefined: all
 */
export function shown(sensor: Sensor, crs: Crs, fields?: readonly string[]): Partial<Sensor> {
  const { location, sensingArea } = sensor;
  const placed: Sensor = {
    ...sensor,
    location: locationIn(location, crs),
    ...(sensingArea === undefined ? {} : { sensingArea: locationIn(sensingArea, crs) }),
  };
  if (fields === undefined) return placed;
  return Object.fromEntries(Object.entries(placed).filter(([name]) => fields.includes(name)));
}
