/**
 * Search as citizens type it: "camera bij het station". Small words count for nothing, a kind of sensor has the names people use
 * for it, a camera in the box is a camera whatever the sensor is called, and a word that is nowhere is read as the nearest one
 * that is. All in memory, over the rows of the index.
 */
import type { SensorIndexRow } from "@meetpaal/db";
import { captureWords, formsOf, isMeantBy, kindWords, smallWords } from "@meetpaal/model";

/** What a question was read as. */
export interface ReadQuestion {
  /** Each must occur. */
  words: string[];
  /** As it was read, where a word was taken for another; null: as it was typed. */
  corrected: string | null;
}

/** By the text that the index has. */
const CAPTURE_WORDS: Readonly<Record<string, readonly string[]>> = captureWords;

/** Most words of a question that are looked at. */
const MOST_WORDS = 10;

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** Letters and digits; "LP-0012" is `lp`, `0012` and, as people type it too, `lp0012`. */
function wordsOf(text: string): string[] {
  const parts = plain(text).split(/[^\p{L}\p{N}-]+/u);
  return parts.flatMap((part) => {
    const pieces = part.split("-").filter((piece) => piece !== "");
    return pieces.length > 1 ? [...pieces, pieces.join("")] : pieces;
  });
}

const askedWords = (text: string): string[] => {
  const all = plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);
  const telling = all.filter((word) => !smallWords.has(word));
  return telling.length > 0 ? telling : all;
};

/** Words of a row; with the quarter that it lies in. */
export type RowWords = (row: SensorIndexRow, quarter: string | null) => ReadonlySet<string>;

/** More than any register holds; then it starts anew. */
const MOST_KNOWN = 200_000;

/** Words are split once a version: a list of ten thousand is asked for more often than it changes. */
export function openRowWords(): RowWords {
  const known = new Map<string, { of: string; words: ReadonlySet<string> }>();
  return (row, quarter) => {
    const of = `${row.version} ${row.ownerName} ${row.capture} ${quarter}`;
    const found = known.get(row.publicId);
    if (found?.of === of) return found.words;
    if (known.size > MOST_KNOWN) known.clear();
    const words = splitRow(row, quarter);
    known.set(row.publicId, { of, words });
    return words;
  };
}

function splitRow(row: SensorIndexRow, quarter: string | null): ReadonlySet<string> {
  const { publicId, reference, owner, ownerName, poleCode, name, description, place, kind, capture } = row;
  const texts = [name, description, place ?? {}].flatMap((translated) => Object.values(translated));
  return new Set(
    wordsOf(
      [
        publicId,
        reference,
        owner,
        ownerName,
        poleCode ?? "",
        quarter ?? "",
        ...kindWords[kind],
        ...(CAPTURE_WORDS[capture ?? ""] ?? []),
        ...texts,
      ].join(" "),
    ),
  );
}

function occurs(words: ReadonlySet<string> | ReadonlyMap<string, number>, asked: string): boolean {
  if (words.has(asked)) return true;
  const forms = formsOf(asked);
  for (const word of words.keys()) {
    if (isMeantBy(word, forms)) return true;
  }
  return false;
}

/** Whether words of a row hold every word that was asked for. */
export function hasWords(words: ReadonlySet<string>, asked: readonly string[]): boolean {
  return asked.every((word) => occurs(words, word));
}

/**
 * Reads a question; a word that occurs in no row is taken for the nearest one that does.
 *
 * @param wordCounts - every word that occurs, and in how many rows; asked for only when there is a word to look up
 */
export function readQuestion(q: string, wordCounts: () => ReadonlyMap<string, number>): ReadQuestion {
  const asked = askedWords(q);
  if (asked.length === 0) return { words: [], corrected: null };
  const counts = wordCounts();
  const words = asked.map((word) => (occurs(counts, word) ? word : (nearest(word, counts) ?? word)));
  const changed = words.some((word, index) => word !== asked[index]);
  return { words, corrected: changed ? words.join(" ") : null };
}

function nearest(word: string, counts: ReadonlyMap<string, number>): string | null {
  const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  let best: string | null = null;
  let bestDistance = most + 1;
  for (const [candidate, count] of counts) {
    if (Math.abs(candidate.length - word.length) > most || candidate.length < 3) continue;
    const distance = editDistance(word, candidate, most);
    const isBetter =
      distance < bestDistance ||
      (distance === bestDistance && best !== null && count > (counts.get(best) ?? 0));
    if (distance <= most && isBetter) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/**
 * Letters left out, put in, changed, or two neighbours swapped, between two words.
 *
 * @returns `most` + 1 for anything above `most`
 * @see Damerau 1964, "A technique for computer detection and correction of spelling errors", CACM 7(3):171
 */
export function editDistance(a: string, b: string, most: number): number {
  let twoBack: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (twoBack[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [twoBack, before] = [before, row];
  }
  return Math.min(before[b.length] ?? 0, most + 1);
}
