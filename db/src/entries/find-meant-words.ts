import type { Queryable } from "../database.ts";
import { isOneLetterAway, type MeantWord, SHORTEST_TYPO } from "./asked-words.ts";

// Numbers are looked through only for a number: of a large register they are most of the words. The same text decides the
// use of the index on the others.
const SELECT = `select
  asked.word,
  (ts_lexize('dutch_stem', asked.word))[1] as "stem",
  ts_lexize('dutch_stem', asked.word) = '{}' as "saysNothing",
  held.words,
  near.words as "near"
from unnest($1::text[]) asked (word)
cross join lateral (
  select coalesce(array_agg(found.word), '{}') as words
  from (
    select word
    from (
      select word
      from register_word
      where word ~ '[^0-9]'
      union all
      select word
      from register_word
      where word !~ '[^0-9]'
        and asked.word !~ '[^0-9]'
    ) looked_through
    where strpos(word, asked.word) > 0
    order by length(word), word
    limit 200
  ) found
) held
cross join lateral (
  select coalesce(array_agg(found.word), '{}') as words
  from (
    select word
    from register_word
    where cardinality(held.words) = 0
      and forms && word_forms(asked.word)
    order by word
    limit 200
  ) found
) near`;

interface Row {
  word: string;
  stem: string | null;
  saysNothing: boolean | null;
  words: string[];
  near: string[];
}

/**
 * Which words of the register each of these stands for: those that hold it (Dutch writes compounds as one word), and
 * where there is none, those that are one letter away.
 *
 * @param words - in the form of `searchForm`
 */
export async function findMeantWords(
  queryable: Queryable,
  words: readonly string[],
): Promise<Map<string, MeantWord>> {
  if (words.length === 0) return new Map();
  const { rows } = await queryable.query<Row>(SELECT, [words]);
  return new Map(
    rows.map(({ word, stem, saysNothing, words: held, near }) => {
      const typos =
        word.length < SHORTEST_TYPO ? [] : near.filter((candidate) => isOneLetterAway(word, candidate));
      return [word, { words: [...held, ...typos], stem: saysNothing === true ? null : (stem ?? word) }];
    }),
  );
}
