/**
 * From what somebody typed to a question in words. Pure: which words of the register are meant by a typed one is looked
 * up elsewhere (`find-meant-words.ts`).
 */
import { captureWords, formsOf, isMeantBy, kindWords, smallWords } from "@meetpaal/model";

/** As long as a word must be before a typo in it can be told from another word. */
export const SHORTEST_TYPO = 4;
/** More words than this find nothing more. */
const MOST_WORDS = 10;

/** A typed word: whole, and in parts where signs divide it (`kade-west`). */
export interface AskedWord {
  whole: string;
  parts: string[];
}

/** What a part of a typed word stands for. */
export interface MeantWord {
  /** Words of the register that hold it, or are one letter away. */
  words: string[];
  /** As the Dutch dictionary reads it; null: a word that says nothing (`het`). */
  stem: string | null;
}

/** Lower case, without accents, as the register's words are. */
export function askedWords(text: string): AskedWord[] {
  return searchForm(text)
    .split(/\s+/u)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS)
    .map((whole) => ({ whole, parts: whole.split(/[\p{P}\p{S}]+/u).filter((part) => part !== "") }));
}

export function searchForm(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F]/gu, "");
}

/**
 * A `tsquery`: every word must be there, in any of its forms.
 *
 * @param meant - what each part stands for, by the part
 * @returns null: nothing was asked
 */
export function toTsquery(asked: readonly AskedWord[], meant: ReadonlyMap<string, MeantWord>): string | null {
  if (asked.length === 0) return null;
  const telling = asked.filter(({ parts }) =>
    parts.some((part) => meant.get(part)?.stem !== null && !smallWords.has(part)),
  );
  return (telling.length === 0 ? asked : telling)
    .map(({ whole, parts }) => {
      const divided = parts.length === 0 ? [] : [parts.map((part) => lexemesOf(part, meant)).join(" & ")];
      return `(${[...divided, `${quoted(whole)}:*`].join(" | ")})`;
    })
    .join(" & ");
}

function lexemesOf(part: string, meant: ReadonlyMap<string, MeantWord>): string {
  const { words = [], stem = null } = meant.get(part) ?? {};
  const isKnown = words.some((word) => word.includes(part));
  const lexemes = new Set([part, ...words, ...(stem === null ? [] : [stem]), ...marksOf(part, isKnown)]);
  return `(${[...lexemes].map(quoted).join(" | ")})`;
}

/** What every entry is marked with (migration 0059), and the words that people have for it. */
const MARKS: readonly { mark: string; words: readonly string[] }[] = [
  ...Object.entries(kindWords).map(([kind, words]) => ({ mark: `kind=${kind}`, words })),
  ...Object.entries(captureWords).map(([capture, words]) => ({ mark: `capture=${capture}`, words })),
];

/** @param isKnown - whether the register has the word: then it is no typo */
function marksOf(part: string, isKnown: boolean): string[] {
  const marksWith = (isMeant: (word: string) => boolean): string[] =>
    MARKS.filter(({ words }) => words.some(isMeant)).map(({ mark }) => mark);
  const forms = formsOf(part);
  const exact = marksWith((word) => isMeantBy(word, forms));
  const mayBeTypo = exact.length === 0 && !isKnown && part.length >= SHORTEST_TYPO;
  return mayBeTypo ? marksWith((word) => isOneLetterAway(word, part)) : exact;
}

/** @see PostgreSQL, Text Search Types: quotes and backslashes in a quoted lexeme are doubled */
function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/** Whether one letter was left out, put in, changed, or swapped with its neighbour. */
export function isOneLetterAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || short === long) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return (
    short.slice(at + 1) === long.slice(at + 1) || (isSwapped && short.slice(at + 2) === long.slice(at + 2))
  );
}
