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

/** How the versions of one kind of entry are stored, beside what all versions have. */
interface VersionTable<Entry> {
  /** Of the identity, if it is not there yet. */
  identity: string;
  /** Of its values, after the id. */
  identityValues: (entry: Entry) => unknown[];
  insert: string;
  /** What is kept of the entry. */
  body: (entry: Entry) => object;
}

/** @param table - `<table>_version` has a column `<table>_id` */
const insertVersion = (table: string): string => `
  insert into ${table}_version (${table}_id, version, recorded_at, valid_from, import_id, digest, body)
  values ($1, $2, $3, $4, $5, $6, $7)`;

const ORGANISATIONS: VersionTable<OrganisationEntry> = {
  identity: "insert into organisation (id) values ($1) on conflict do nothing",
  identityValues: () => [],
  insert: `
  insert into organisation_version (organisation_id, version, recorded_at, valid_from, import_id, digest, body, demo)
  values ($1, $2, $3, $4, $5, $6, $7, coalesce(($7::jsonb -> 'demo')::boolean, false))`,
  body: organisationBody,
};
const MODELS: VersionTable<SensorModelEntry> = {
  identity: "insert into sensor_model (id) values ($1) on conflict do nothing",
  identityValues: () => [],
  insert: insertVersion("sensor_model"),
  body: (entry) => entry,
};
const ZONES: VersionTable<ZoneEntry> = {
  identity:
    "insert into zone (id, owner) values ($1, $2) on conflict (id) do update set owner = excluded.owner",
  identityValues: ({ owner }) => [owner],
  insert: insertVersion("zone"),
  body: (entry) => entry,
};

export const writeOrganisations = writerOf(ORGANISATIONS);
export const writeModels = writerOf(MODELS);
export const writeZones = writerOf(ZONES);

function writerOf<Entry extends { id: string }>(table: VersionTable<Entry>) {
  return async (
    tx: Transaction,
    changes: readonly Change<Entry>[],
    { importId, at }: ImportMoment,
  ): Promise<void> => {
    for (const change of changes) {
      const { version, digest, entry } = change;
      await tx.query(table.identity, [entry.id, ...table.identityValues(entry)]);
      const body = JSON.stringify(table.body(entry));
      await tx.query(table.insert, [entry.id, version, at, validFrom(change, at), importId, digest, body]);
    }
  };
}
