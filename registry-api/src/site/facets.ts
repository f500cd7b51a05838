/**
 * Filters of the list, and how many sensors each choice would give. Pure, over the rows of the index: the words that were asked for
 * occur, of one filter any given choice holds, all filters hold at once.
 */
import type { SensorIndexRow } from "@meetpaal/db";
import type { Choice, SensorPage, SensorQuestion } from "../contract/site.ts";
import type { Translated } from "../contract/vocabulary.ts";
import { hasWords, type ReadQuestion } from "./search.ts";
import type { SensorIndex } from "./sensor-index.ts";

type Facet = keyof SensorPage["counts"];

/** A question with its words as they were read. */
export interface Asked {
  question: SensorQuestion;
  words: ReadQuestion["words"];
  /** `id` of rows that the API finds for the same words. */
  found: ReadonlySet<number>;
}

/** What a row offers to each filter. */
const VALUES: Record<Facet, (row: SensorIndexRow, index: SensorIndex) => readonly string[]> = {
  kind: ({ kind }) => [kind],
  status: ({ status }) => [status],
  personalData: ({ personalData }) => [personalData],
  owner: ({ owner }) => [owner],
  purpose: ({ purposes }) => purposes.map(({ id }) => id),
  verdict: ({ worst }) => (worst === null ? [] : [worst]),
  mobile: ({ mobile }) => [String(mobile)],
  theme: ({ theme }) => (theme === null ? [] : [theme]),
  quarter: (row, index) => [index.quarterOf(row) ?? []].flat(),
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

type Tally = Record<Facet, Map<string, { count: number; name?: Translated }>>;

export interface FoundRows {
  /** Rows that meet every filter, in the order asked for. */
  matches: SensorIndexRow[];
  /** For each filter its choices, those that give most first: as many as there would be with that choice alone. */
  counts: SensorPage["counts"];
}

/** One walk over the rows answers both: a row that only one filter refuses still counts for the choices of that filter. */
export function askIndex(index: SensorIndex, asked: Asked): FoundRows {
  const { question } = asked;
  const tally: Tally = {
    kind: new Map(),
    status: new Map(),
    personalData: new Map(),
    owner: new Map(),
    purpose: new Map(),
    verdict: new Map(),
    mobile: new Map(),
    theme: new Map(),
    quarter: new Map(),
  };
  const matches: SensorIndexRow[] = [];
  for (const row of index.ordered(question.sort)) {
    if (!meets(row, index, asked)) continue;
    const refusing = FACETS.filter((facet) => !isChosen(row, index, question, facet));
    if (refusing.length === 0) matches.push(row);
    for (const facet of FACETS) {
      const isCounted = refusing.every((other) => other === facet);
      for (const value of VALUES[facet](row, index)) {
        const choice = tally[facet].get(value) ?? { count: 0, ...nameOf(row, facet, value) };
        if (isCounted) choice.count += 1;
        tally[facet].set(value, choice);
      }
    }
  }
  const choices = (facet: Facet): Choice[] =>
    [...tally[facet]]
      .map(([value, choice]) => ({ value, ...choice }))
      .toSorted((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  return {
    matches,
    counts: {
      kind: choices("kind"),
      status: choices("status"),
      personalData: choices("personalData"),
      owner: choices("owner"),
      purpose: choices("purpose"),
      verdict: choices("verdict"),
      mobile: choices("mobile"),
      theme: choices("theme"),
      quarter: choices("quarter"),
    },
  };
}

/** Words and place: what has no choices. */
function meets(
  row: SensorIndexRow,
  index: SensorIndex,
  { question: { bbox }, words, found }: Asked,
): boolean {
  if (bbox !== undefined) {
    const [west, south, east, north] = bbox;
    const { longitude, latitude } = row;
    if (longitude < west || longitude > east || latitude < south || latitude > north) return false;
  }
  return words.length === 0 || found.has(row.id) || hasWords(index.wordsOf(row), words);
}

function isChosen(row: SensorIndexRow, index: SensorIndex, question: SensorQuestion, facet: Facet): boolean {
  const choices: readonly string[] = question[facet] ?? [];
  return choices.length === 0 || VALUES[facet](row, index).some((value) => choices.includes(value));
}

/** Words of the register for a choice, where it has them. */
function nameOf(row: SensorIndexRow, facet: Facet, value: string): Pick<Choice, "name"> {
  if (facet === "owner") return { name: { nl: row.ownerName } };
  const purpose = facet === "purpose" ? row.purposes.find(({ id }) => id === value) : undefined;
  return purpose === undefined ? {} : { name: purpose.text };
}
