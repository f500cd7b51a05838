/** What a map needs of sensors. Of a body nothing gets in but what the contract names. */
import type { FeatureRow } from "@meetpaal/db";
import { type SensorFeature, sensorFeatureSchema } from "../contract/sensor.ts";
import { instant } from "../wire/instant.ts";

/** @see RFC 7946 §3.2 */
export function toFeature(row: FeatureRow): SensorFeature {
  const { body } = row;
  return sensorFeatureSchema.parse({
    type: "Feature",
    id: row.publicId,
    geometry: body["location"],
    properties: {
      publicId: row.publicId,
      reference: row.reference,
      owner: row.owner,
      name: body["name"],
      description: body["description"],
      kind: row.kind,
      status: row.status,
      place: body["place"] ?? null,
      poleCode: body["poleCode"] ?? null,
      validFrom: instant(row.operatingFrom),
      validTo: row.operatingTo === null ? null : instant(row.operatingTo),
      personalData: row.personalData,
      version: row.version,
      versionSince: instant(row.validFrom),
      demo: row.demo,
    },
  });
}
