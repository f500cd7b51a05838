/** All public sensors as of one moment, and what many questions need of them: computed once, at the first question that asks. */
import type { SensorIndexRow } from "@meetpaal/db";
import type { MapFeature, QuarterOf, SensorQuestion } from "../contract/site.ts";
import { distanceM } from "./distance.ts";
import type { RowWords } from "./search.ts";
import { toMapFeature } from "./to-map-feature.ts";

type Order = Extract<SensorQuestion["sort"], { language: string }>;

interface SensorIndexOptions {
  rows: readonly SensorIndexRow[];
  /** How many became new lately. */
  fresh: number;
  /** Of the city's map. */
  quarterAt: QuarterOf;
  rowWords: RowWords;
}

export class SensorIndex {
  readonly rows: readonly SensorIndexRow[];
  readonly fresh: number;
  readonly #quarterAt: QuarterOf;
  readonly #rowWords: RowWords;
  readonly #orders = new Map<string, readonly SensorIndexRow[]>();
  readonly #features = new Map<SensorIndexRow, MapFeature>();
  #wordCounts: ReadonlyMap<string, number> | undefined;

  constructor({ rows, fresh, quarterAt, rowWords }: SensorIndexOptions) {
    this.rows = rows;
    this.fresh = fresh;
    this.#quarterAt = quarterAt;
    this.#rowWords = rowWords;
  }

  quarterOf(row: SensorIndexRow): string | null {
    return this.#quarterAt(placeOf(row));
  }

  /** Letters and digits that a search can find the row by. */
  wordsOf(row: SensorIndexRow): ReadonlySet<string> {
    return this.#rowWords(row, this.quarterOf(row));
  }

  /** Every word that occurs, and in how many rows. */
  wordCounts(): ReadonlyMap<string, number> {
    if (this.#wordCounts !== undefined) return this.#wordCounts;
    const counts = new Map<string, number>();
    for (const row of this.rows) {
      for (const word of this.wordsOf(row)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    this.#wordCounts = counts;
    return counts;
  }

  ordered(sort: SensorQuestion["sort"]): readonly SensorIndexRow[] {
    if (sort.by === "distance") return nearestFirst(this.rows, sort.near);
    const key = `${sort.by} ${sort.language}`;
    let order = this.#orders.get(key);
    if (order === undefined) this.#orders.set(key, (order = alphabetical(this.rows, sort)));
    return order;
  }

  featureOf(row: SensorIndexRow): MapFeature {
    let feature = this.#features.get(row);
    if (feature === undefined) this.#features.set(row, (feature = toMapFeature(row)));
    return feature;
  }
}

export function placeOf({ longitude, latitude }: SensorIndexRow): [number, number] {
  return [longitude, latitude];
}

function nearestFirst(rows: readonly SensorIndexRow[], near: [number, number]): SensorIndexRow[] {
  const distances = new Map(rows.map((row) => [row, distanceM(near, placeOf(row))]));
  return rows.toSorted((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}

function alphabetical(rows: readonly SensorIndexRow[], { by, language }: Order): SensorIndexRow[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const nameOf = ({ name }: SensorIndexRow): string => inLanguage(name, language);
  // A place that nobody named stands where its sensor's name would.
  const placeNameOf = (row: SensorIndexRow): string =>
    row.place === null ? nameOf(row) : inLanguage(row.place, language);
  return rows.toSorted(
    (a, b) =>
      (by === "place" ? compare(placeNameOf(a), placeNameOf(b)) : 0) ||
      compare(nameOf(a), nameOf(b)) ||
      a.id - b.id,
  );
}

function inLanguage(text: Record<string, string>, language: string): string {
  return text[language] ?? text["nl"] ?? "";
}
