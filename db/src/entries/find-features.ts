/**
 * Entries as far as a map or a table shows them. A whole entry is ten times as much, and most of it would be read to be
 * thrown away: here only these fields of a body leave the database, and who owns it stands beside it.
 */
import type { Queryable } from "../database.ts";
import type { SensorRow } from "../sensors/find-sensors.ts";
import { joinOwner, publicStatus } from "../sensors/held-versions.ts";
import { joinModel } from "../sensors/sensor-at.ts";
import type { EntryFilter, EntryMoment, EntrySlice, EntrySort } from "./entry-question.ts";
import { type EntryRow, SORT_KEYS, selectSlice, sliceValues } from "./find-entries.ts";

/** What a map shows of an entry. */
export interface FeatureRow
  extends Pick<
    SensorRow,
    | "publicId"
    | "owner"
    | "reference"
    | "version"
    | "validFrom"
    | "status"
    | "operatingFrom"
    | "operatingTo"
    | "kind"
    | "personalData"
  > {
  /** Of what the register file said: `name`, `description`, `location`, `place` and `poleCode`; null: absent. */
  body: Record<string, unknown>;
  /** Of its owner. */
  demo: boolean;
}

/** What a table shows of one. */
export interface TableRow extends FeatureRow, Pick<SensorRow, "recordedAt" | "modelId"> {
  /** Those of `FeatureRow`, and `theme`, `mobile` and `heightM`. */
  body: Record<string, unknown>;
  /** Null: the owner is not known. */
  ownerName: string | null;
  /** What its model takes in; null: not told, or no model is known. */
  capture: string | null;
  /** Keys of its datastreams, in the order of their ids. */
  keys: string[];
}

interface Shown {
  /** Of `version.body`. */
  fields: readonly string[];
  /** Further columns, each with a comma before it, and what they are joined from. */
  columns: string;
  joins: string;
}

const FEATURE: Shown = {
  fields: ["name", "description", "location", "place", "poleCode"],
  columns: "",
  joins: "",
};

const TABLE: Shown = {
  fields: [...FEATURE.fields, "theme", "mobile", "heightM"],
  columns: `,
  page.recorded_at as "recordedAt",
  page.sensor_model_id as "modelId",
  case when owner.body is not null then coalesce(owner.body ->> 'name', page.owner) end as "ownerName",
  model.body ->> 'capture' as "capture",
  array(
    select datastream.key
    from datastream_version declared
    join datastream on datastream.id = declared.datastream_id
    where declared.sensor_id = page.id
      and declared.version = page.version
    order by datastream.id
  ) as "keys"`,
  joins: joinModel("page", "$2", "$2"),
};

/** Of the entry: what follows from its version and its model is written there already. */
const ofEntry = (sort: EntrySort): string => `,
  entry.public_id,
  entry.owner,
  entry.reference,
  entry.sensor_model_id,
  entry.status,
  entry.kind,
  entry.personal_data,
  entry.operating_from,
  entry.operating_to,
  entry.recorded_at,
  ${SORT_KEYS[sort].column} as place`;

// The page first, and its versions one by one: the planner would rather read a table whole to join a hundred rows.
const selectOf = (
  filter: EntryFilter,
  slice: EntrySlice,
  { fields, columns, joins }: Shown,
): string => `with page as materialized (
${selectSlice(filter, slice, ofEntry(slice.sort))}
)
select
  page.id,
  page.version,
  page.key,
  page.public_id as "publicId",
  page.owner,
  page.reference,
  version.valid_from as "validFrom",
  ${publicStatus("page", "$2")} as "status",
  page.operating_from as "operatingFrom",
  page.operating_to as "operatingTo",
  page.kind,
  page.personal_data as "personalData",
  version.body,
  coalesce(owner.demo, false) as "demo"${columns}
from page
cross join lateral (
  select
    valid_from,
    json_build_object(${fields.map((field) => `'${field}', body -> '${field}'`).join(", ")}) as body
  from sensor_version
  where sensor_id = page.id
    and version = page.version
  offset 0
) version
${joinOwner("page.owner", "$2")}
${joins}
order by page.place ${slice.descending ? "desc" : "asc"}, page.id ${slice.descending ? "desc" : "asc"}`;

/** What a map shows of a slice of the public register. */
export async function findFeatures(
  queryable: Queryable,
  moment: EntryMoment,
  filter: EntryFilter,
  slice: EntrySlice,
): Promise<(EntryRow & FeatureRow)[]> {
  const values = await sliceValues(queryable, moment, filter, slice);
  return (await queryable.query<EntryRow & FeatureRow>(selectOf(filter, slice, FEATURE), values)).rows;
}

/** What a table shows of a slice of the public register. */
export async function findTableRows(
  queryable: Queryable,
  moment: EntryMoment,
  filter: EntryFilter,
  slice: EntrySlice,
): Promise<(EntryRow & TableRow)[]> {
  const values = await sliceValues(queryable, moment, filter, slice);
  return (await queryable.query<EntryRow & TableRow>(selectOf(filter, slice, TABLE), values)).rows;
}
