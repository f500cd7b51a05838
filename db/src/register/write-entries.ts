/** Writes the versions of entries that have no streams: the city, organisations, models, zones. */
import type { CityEntry, OrganisationEntry, SensorModelEntry, ZoneEntry } from "@meetpaal/model";
import type { Transaction } from "../database.ts";
import { organisationBody } from "./digest.ts";
import type { Change } from "./plan-import.ts";

/** Which import writes, and when, as `lockContract` gave it. */
export interface ImportMoment {
  importId: number;
  at: string;
}

/**
 * From when the first version of an entry without a window of its own holds: no value is older than this, so whoever
 * asks for any earlier moment finds who was behind a sensor then, as far as we know.
 */
const FIRST_MOMENT = "2000-01-01T00:00:00Z";

function validFrom({ version }: { version: number }, at: string): string {
  return version === 1 ? FIRST_MOMENT : at;
}

const INSERT_CITY = `
  insert into city_version (version, recorded_at, valid_from, import_id, digest, body)
  values ($1, $2, $3, $4, $5, $6)`;

export async function writeCity(
  tx: Transaction,
  change: Change<CityEntry>,
  { importId, at }: ImportMoment,
): Promise<void> {
  const { version, digest, entry } = change;
  await tx.query(INSERT_CITY, [version, at, validFrom(change, at), importId, digest, JSON.stringify(entry)]);
}

const INSERT_ORGANISATION = `
  with identity as (
    insert into organisation (id) values ($1)
    on conflict do nothing
  )
  insert into organisation_version (organisation_id, version, recorded_at, valid_from, import_id, digest, demo, body)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

export async function writeOrganisations(
  tx: Transaction,
  changes: readonly Change<OrganisationEntry>[],
  { importId, at }: ImportMoment,
): Promise<void> {
  for (const change of changes) {
    const { version, digest, entry } = change;
    await tx.query(INSERT_ORGANISATION, [
      entry.id,
      version,
      at,
      validFrom(change, at),
      importId,
      digest,
      entry.demo ?? false,
      JSON.stringify(organisationBody(entry)),
    ]);
  }
}

const INSERT_MODEL = `
  with identity as (
    insert into sensor_model (id) values ($1)
    on conflict do nothing
  )
  insert into sensor_model_version (sensor_model_id, version, recorded_at, valid_from, import_id, digest, body)
  values ($1, $2, $3, $4, $5, $6, $7)`;

export async function writeModels(
  tx: Transaction,
  changes: readonly Change<SensorModelEntry>[],
  { importId, at }: ImportMoment,
): Promise<void> {
  for (const change of changes) {
    const { version, digest, entry } = change;
    await tx.query(INSERT_MODEL, [
      entry.id,
      version,
      at,
      validFrom(change, at),
      importId,
      digest,
      JSON.stringify(entry),
    ]);
  }
}

const INSERT_ZONE = `
  with identity as (
    insert into zone (id, owner) values ($1, $2)
    on conflict (id) do update set owner = excluded.owner
  )
  insert into zone_version (zone_id, version, recorded_at, valid_from, import_id, digest, body)
  values ($1, $3, $4, $5, $6, $7, $8)`;

export async function writeZones(
  tx: Transaction,
  changes: readonly Change<ZoneEntry>[],
  { importId, at }: ImportMoment,
): Promise<void> {
  for (const change of changes) {
    const { version, digest, entry } = change;
    await tx.query(INSERT_ZONE, [
      entry.id,
      entry.owner,
      version,
      at,
      validFrom(change, at),
      importId,
      digest,
      JSON.stringify(entry),
    ]);
  }
}
