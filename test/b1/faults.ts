/**
 * What a computer can see of level B1: sentences that are too long, words that few people know, and sentences in which nobody does
 * anything (the passive). It cannot see whether a text is understood: people who read with difficulty have to say that.
 */

/** What must not be written, and what to write instead. */
const hardWords: readonly (readonly [word: RegExp, instead: string])[] = [
  [/grondslag/iu, "reden in de wet"],
  [/bewaartermijn/iu, "hoe lang bewaard"],
  [/anoniem/iu, "met dit getal kan niemand u herkennen"],
  [/real-?time/iu, "nu"],
  [/verwerk/iu, "gebruiken"],
  [/geaggregeerd/iu, "opgeteld"],
  [/monitor/iu, "meten"],
  [/\bdata\b(?! van)/iu, "gegevens"],
  [/\b(?:in)?conform\b/iu, "zoals in"],
  [/\bmiddels\b|door middel van/iu, "met"],
  [/\bindien\b/iu, "als"],
  [/\bteneinde\b/iu, "om"],
  [/\bechter\b/iu, "maar"],
  [/\btevens\b/iu, "ook"],
  [/\bdesbetreffende\b|\bbetreffende\b/iu, "over"],
  [/\btransparant/iu, "open"],
  [/\bfaciliteer|\bfaciliter/iu, "helpen"],
  [/\bimplement/iu, "invoeren"],
  [/\boptimalis/iu, "verbeteren"],
  [/\bregistreer|\bregistrer/iu, "opschrijven"],
  [/\bpassant/iu, "mensen die langskomen"],
  [/\bdiverse\b/iu, "verschillende"],
  [/\bomtrent\b|\binzake\b/iu, "over"],
  [/\baanvang\b/iu, "begin"],
  [/\bgeschied/iu, "gebeurt"],
  [/\bwederom\b/iu, "weer"],
  [/\bheden\b/iu, "nu"],
  [/\bderhalve\b/iu, "dus"],
  [/\bmits\b/iu, "als"],
  [/\btenzij\b/iu, "behalve als"],
];

/** Legal terms between brackets come after the plain word, and do not count. */
const plainPart = (text: string): string => text.replaceAll(/\([^)]*\)/gu, "");

const sentencesOf = (text: string): string[] =>
  plainPart(text)
    .split(/(?<=[.?!:])\s+/u)
    .filter((sentence) => /\p{L}/u.test(sentence));

const mostWords = 15;

/** "worden" with a participle in one sentence: somebody does it, and the sentence does not say who. */
const auxiliary = /\b(?:word|wordt|worden|werd|werden)\b/iu;
const participle =
  /\b(?:(?:op|aan|uit|in|af|mee|weg|door|voor|na|om|bij|toe|terug|over|vast|samen)?ge\p{L}{2,}(?:d|t|en)|(?:ver|be|ont|her)\p{L}{3,}(?:d|t|en))\b/iu;

export type FaultKind = "long" | "hard" | "passive";

export interface Fault {
  readonly kind: FaultKind;
  readonly sentence: string;
  readonly advice: string;
}

export const faultsOf = (text: string): Fault[] =>
  sentencesOf(text).flatMap((sentence) => {
    const words = sentence.split(/\s+/u).length;
    const faults: Fault[] = [];
    if (words > mostWords)
      faults.push({ kind: "long", sentence, advice: `${words} words; at most ${mostWords}` });
    for (const [word, instead] of hardWords)
      if (word.test(sentence)) faults.push({ kind: "hard", sentence, advice: `write "${instead}"` });
    if (auxiliary.test(sentence) && participle.test(sentence))
      faults.push({ kind: "passive", sentence, advice: "say who does it" });
    return faults;
  });
