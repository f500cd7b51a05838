import type { SensorIndexRow } from "@meetpaal/db";
import type { MapFeature } from "../contract/site.ts";
import { instant } from "../wire/instant.ts";

/** Built by hand: there may be thousands, and nothing of a body gets in but what is named here. */
export function toMapFeature(row: SensorIndexRow): MapFeature {
  return {
    type: "Feature",
    id: row.publicId,
    geometry: row.location,
    properties: {
      publicId: row.publicId,
      reference: row.reference,
      owner: row.owner,
      name: row.name,
      description: row.description,
      kind: row.kind,
      status: row.status,
      place: row.place,
      poleCode: row.poleCode,
      validFrom: instant(row.operatingFrom),
      validTo: row.operatingTo === null ? null : instant(row.operatingTo),
      personalData: row.personalData,
      version: row.version,
      versionSince: instant(row.validFrom),
      demo: row.demo,
      verdict: row.worst,
      mobile: row.mobile,
      sensingArea: row.sensingArea,
    },
  };
}
