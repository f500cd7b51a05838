/**
 * Filters of the list, and how many sensors each choice would give. Pure, over those rows of the index in which the words
 * that were asked for occur: of one filter any given choice holds, all filters hold at once.
 */
import type { SensorIndexRow } from "@meetpaal/db";
import type { Choice, SensorPage, SensorQuestion } from "../contract/site.ts";

type Facet = keyof SensorPage["counts"];

/** What a row offers to each filter. */
const VALUES: Record<Facet, (row: SensorIndexRow) => readonly string[]> = {
  kind: ({ kind }) => [kind],
  status: ({ status }) => [status],
  personalData: ({ personalData }) => [personalData],
  owner: ({ owner }) => [owner],
  purpose: ({ purposes }) => purposes.map(({ id }) => id),
  verdict: ({ worst }) => (worst === null ? [] : [worst]),
  mobile: ({ mobile }) => [String(mobile)],
};

const FACETS: readonly Facet[] = ["kind", "status", "personalData", "owner", "purpose", "verdict", "mobile"];

/** Rows that meet every filter, in the order given. */
export function matchesOf(rows: readonly SensorIndexRow[], question: SensorQuestion): SensorIndexRow[] {
  return rows.filter(
    (row) => isWithin(row, question) && FACETS.every((facet) => chosen(row, question, facet)),
  );
}

/** For each filter its choices, those that give most first: as many as there would be with that choice alone. */
export function countsOf(rows: readonly SensorIndexRow[], question: SensorQuestion): SensorPage["counts"] {
  const found = rows.filter((row) => isWithin(row, question));
  const count = (facet: Facet): Choice[] => {
    const others = FACETS.filter((other) => other !== facet);
    const counts = new Map<string, number>();
    for (const row of found) {
      const isCounted = others.every((other) => chosen(row, question, other));
      for (const value of new Set(VALUES[facet](row))) {
        counts.set(value, (counts.get(value) ?? 0) + (isCounted ? 1 : 0));
      }
    }
    return [...counts]
      .map(([value, number]) => ({ value, count: number, ...nameOf(rows, facet, value) }))
      .toSorted((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  };
  return {
    kind: count("kind"),
    status: count("status"),
    personalData: count("personalData"),
    owner: count("owner"),
    purpose: count("purpose"),
    verdict: count("verdict"),
    mobile: count("mobile"),
  };
}

function isWithin({ longitude, latitude }: SensorIndexRow, { bbox }: SensorQuestion): boolean {
  if (bbox === undefined) return true;
  const [west, south, east, north] = bbox;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

function chosen(row: SensorIndexRow, question: SensorQuestion, facet: Facet): boolean {
  const wanted = question[facet];
  if (wanted === undefined) return true;
  const choices: readonly string[] = typeof wanted === "boolean" ? [String(wanted)] : wanted;
  return choices.length === 0 || VALUES[facet](row).some((value) => choices.includes(value));
}

/** Words of the register for a choice, where it has them. */
function nameOf(rows: readonly SensorIndexRow[], facet: Facet, value: string): Pick<Choice, "name"> {
  if (facet === "owner") {
    const row = rows.find(({ owner }) => owner === value);
    return row === undefined ? {} : { name: { nl: row.ownerName } };
  }
  if (facet !== "purpose") return {};
  for (const { purposes } of rows) {
    const purpose = purposes.find(({ id }) => id === value);
    if (purpose !== undefined) return { name: purpose.text };
  }
  return {};
}
