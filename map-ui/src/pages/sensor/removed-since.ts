/** Since when a sensor is gone, whatever its entry says of the day. */
import type { Sensor, SensorChange } from "@meetpaal/registry-api/contract";

/**
 * The day that the register names; else that on which the entry became one of a sensor that is gone. One that came into the
 * register so went by then, or at its end.
 *
 * @param versions - newest first
 * @returns a day or an instant; null: it is not gone
 */
export const removedSince = (
  { status, dates, validTo, recordedAt }: Sensor,
  versions: readonly SensorChange[],
): string | null => {
  if (status !== "removed") return null;
  if (dates.removedDate) return dates.removedDate;
  const there = versions.findIndex((version) => version.status !== "removed");
  const change = versions[(there < 0 ? versions.length : there) - 1];
  if (there >= 0 && change) return change.since;
  const recorded = change?.recordedAt ?? recordedAt;
  return validTo && Date.parse(validTo) < Date.parse(recorded) ? validTo : recorded;
};
