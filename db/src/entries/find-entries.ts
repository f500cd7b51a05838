import type { Queryable } from "../database.ts";
import { publicStatus } from "../sensors/held-versions.ts";
import { askedWords, toTsquery } from "./asked-words.ts";
import type { EntryFilter, EntryMoment, EntrySlice, EntrySort } from "./entry-question.ts";
import { findMeantWords } from "./find-meant-words.ts";

/** An entry of the public register: a sensor and the version that holds. */
export interface EntryRow {
  id: number;
  version: number;
  /** What it was sorted by, to go on after it. */
  key: string;
}

export const SORT_KEYS: Record<EntrySort, { column: string; type: string; text: string }> = {
  registered: { column: "entry.sensor_id", type: "int", text: "entry.sensor_id::text" },
  name: { column: "entry.sort_name", type: "text", text: "entry.sort_name" },
  reference: { column: `entry.reference collate "C"`, type: "text", text: "entry.reference" },
  recordedAt: instantKey("entry.recorded_at"),
  validFrom: instantKey("entry.operating_from"),
};

/** To the microsecond: two entries of one millisecond keep their order. */
function instantKey(column: string): { column: string; type: string; text: string } {
  const text = `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return { column, type: "timestamptz", text };
}

/** Of one kind the index has them in order; of a list of kinds no index has, be it a list of one. */
function kindIs({ kind }: EntryFilter): string {
  return kind?.length === 1 ? "entry.kind = ($3::text[])[1]" : "($3::text[] is null or entry.kind = any($3))";
}

const fromOf = (filter: EntryFilter): string => `from register_entry entry
where entry.known_from <= $1
  and (entry.known_to is null or entry.known_to > $1)
  and entry.holds_from <= $2
  and entry.holds_to > $2
  and ${kindIs(filter)}
  and ($4::text[] is null or (
    ${publicStatus("entry", "$2")}
  ) = any($4))
  and ($5::text[] is null or entry.owner = any($5))
  and ($6::text[] is null or entry.personal_data = any($6))
  and ($7::text[] is null or entry.theme = any($7))
  and ($8::text[] is null or entry.purposes && $8)
  and ($9::text is null or entry.reference = $9)
  and ($10::boolean is null or entry.mobile = $10)
  and ($11::text is null or entry.words @@ $11::tsquery)
  and ($12::float8[] is null or entry.extent && box(
    point(($12::float8[])[1], ($12::float8[])[2]),
    point(($12::float8[])[3], ($12::float8[])[4])
  ))
  and ($13::text is null or (
    entry.extent && box($13::polygon)
    and case
      when entry.area is null then $13::polygon @> center(entry.extent)
      else entry.area && $13::polygon
    end
  ))
  and ($14::timestamptz is null or entry.operating_to is null or entry.operating_to > $14)
  and ($15::timestamptz is null or entry.operating_from <= $15)`;

/**
 * The statement for a slice, with the values of `sliceValues`.
 *
 * @param columns - of `entry`, beside those of `EntryRow`, each with a comma before it
 */
export function selectSlice(filter: EntryFilter, { sort, descending }: EntrySlice, columns = ""): string {
  const { column, type, text } = SORT_KEYS[sort];
  const [after, order] = descending ? ["<", "desc"] : [">", "asc"];
  return `select entry.sensor_id as "id", entry.version, ${text} as "key"${columns}
${fromOf(filter)}
  and ($16::text is null or (${column}, entry.sensor_id) ${after} ($16::${type}, $17::int))
order by ${column} ${order}, entry.sensor_id ${order}
limit $18`;
}

export async function sliceValues(
  queryable: Queryable,
  moment: EntryMoment,
  filter: EntryFilter,
  { after, limit }: EntrySlice,
): Promise<unknown[]> {
  return [...(await valuesOf(queryable, moment, filter)), after?.key ?? null, after?.id ?? null, limit];
}

/** A slice of the public register, as it was known and held at a moment. */
export async function findEntries(
  queryable: Queryable,
  moment: EntryMoment,
  filter: EntryFilter,
  slice: EntrySlice,
): Promise<EntryRow[]> {
  const { rows } = await queryable.query<EntryRow>(
    selectSlice(filter, slice),
    await sliceValues(queryable, moment, filter, slice),
  );
  return rows;
}

/** How many entries meet a filter. */
export async function countEntries(
  queryable: Queryable,
  moment: EntryMoment,
  filter: EntryFilter,
): Promise<number> {
  const { rows } = await queryable.query<{ count: number }>(
    `select count(*)::int as "count" ${fromOf(filter)}`,
    await valuesOf(queryable, moment, filter),
  );
  return rows[0]?.count ?? 0;
}

/** The ids of all sensors whose entry meets a filter, in no order. */
export async function findEntryIds(
  queryable: Queryable,
  moment: EntryMoment,
  filter: EntryFilter,
): Promise<Set<number>> {
  const { rows } = await queryable.query<{ id: number }>(
    `select entry.sensor_id as "id" ${fromOf(filter)}`,
    await valuesOf(queryable, moment, filter),
  );
  return new Set(rows.map(({ id }) => id));
}

async function valuesOf(
  queryable: Queryable,
  { knownBy, at }: EntryMoment,
  filter: EntryFilter,
): Promise<unknown[]> {
  const asked = askedWords(filter.text ?? "");
  const meant = await findMeantWords(queryable, [...new Set(asked.flatMap(({ parts }) => parts))]);
  return [
    knownBy,
    at,
    filter.kind ?? null,
    filter.status ?? null,
    filter.owner ?? null,
    filter.personalData ?? null,
    filter.theme ?? null,
    filter.purpose ?? null,
    filter.reference ?? null,
    filter.mobile ?? null,
    toTsquery(asked, meant),
    filter.bbox ?? null,
    filter.polygon === undefined ? null : polygonText(filter.polygon),
    filter.operating?.from ?? null,
    filter.operating?.until ?? null,
  ];
}

function polygonText(corners: readonly (readonly [number, number])[]): string {
  return `(${corners.map(([longitude, latitude]) => `(${longitude},${latitude})`).join(",")})`;
}
