/**
 * Filters of the list, and how many sensors each choice would give. Pure, over the rows of the index: the words that were asked for
 * occur, of one filter any given choice holds, all filters hold at once.
 */
import type { SensorIndexRow } from "@meetpaal/db";
import type { Choice, SensorPage, SensorQuestion } from "../contract/site.ts";
import { hasWords, type ReadQuestion } from "./search.ts";

type Facet = keyof SensorPage["counts"];
type QuarterOfRow = (row: SensorIndexRow) => string | null;

/** A question with its words as they were read. */
export interface Asked {
  question: SensorQuestion;
  words: ReadQuestion["words"];
  /** `id` of rows that the API finds for the same words. */
  found: ReadonlySet<number>;
  quarterOf: QuarterOfRow;
}

/** What a row offers to each filter. */
const VALUES: Record<Facet, (row: SensorIndexRow, quarterOf: QuarterOfRow) => readonly string[]> = {
  kind: ({ kind }) => [kind],
  status: ({ status }) => [status],
  personalData: ({ personalData }) => [personalData],
  owner: ({ owner }) => [owner],
  purpose: ({ purposes }) => purposes.map(({ id }) => id),
  verdict: ({ worst }) => (worst === null ? [] : [worst]),
  mobile: ({ mobile }) => [String(mobile)],
  theme: ({ theme }) => (theme === null ? [] : [theme]),
  quarter: (row, quarterOf) => [quarterOf(row) ?? []].flat(),
};

const FACETS: readonly Facet[] = [
  "kind",
  "status",
  "personalData",
  "owner",
  "purpose",
  "verdict",
  "mobile",
  "theme",
  "quarter",
];

/** Rows that meet every filter, in the order given. */
export function matchesOf(rows: readonly SensorIndexRow[], asked: Asked): SensorIndexRow[] {
  return rows.filter((row) => meets(row, asked) && FACETS.every((facet) => chosen(row, asked, facet)));
}

/** For each filter its choices, those that give most first: as many as there would be with that choice alone. */
export function countsOf(rows: readonly SensorIndexRow[], asked: Asked): SensorPage["counts"] {
  const found = rows.filter((row) => meets(row, asked));
  const count = (facet: Facet): Choice[] => {
    const others = FACETS.filter((other) => other !== facet);
    const counts = new Map<string, number>();
    for (const row of found) {
      const isCounted = others.every((other) => chosen(row, asked, other));
      for (const value of new Set(VALUES[facet](row, asked.quarterOf))) {
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
    theme: count("theme"),
    quarter: count("quarter"),
  };
}

/** Words and place: what has no choices. */
function meets(row: SensorIndexRow, { question: { bbox }, words, found, quarterOf }: Asked): boolean {
  if (bbox !== undefined) {
    const [west, south, east, north] = bbox;
    const { longitude, latitude } = row;
    if (longitude < west || longitude > east || latitude < south || latitude > north) return false;
  }
  return words.length === 0 || found.has(row.id) || hasWords(row, quarterOf(row), words);
}

function chosen(row: SensorIndexRow, { question, quarterOf }: Asked, facet: Facet): boolean {
  const choices: readonly string[] = question[facet] ?? [];
  return choices.length === 0 || VALUES[facet](row, quarterOf).some((value) => choices.includes(value));
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
