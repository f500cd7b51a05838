import type { Sensor, SensorFeature } from "../contract/sensor.ts";

/** @see RFC 7946 §3.2 */
export function toFeature(sensor: Sensor): SensorFeature {
  return {
    type: "Feature",
    id: sensor.publicId,
    geometry: sensor.location,
    properties: {
      publicId: sensor.publicId,
      reference: sensor.reference,
      owner: sensor.owner,
      name: sensor.name,
      description: sensor.description,
      kind: sensor.kind,
      status: sensor.status,
      place: sensor.place,
      poleCode: sensor.poleCode,
      validFrom: sensor.validFrom,
      validTo: sensor.validTo,
      personalData: sensor.personalData,
      version: sensor.version,
      versionSince: sensor.versionSince,
      demo: sensor.demo,
    },
  };
}
