/**
 * What people type for a sensor though no text of its entry says it: one list for the API, which asks the database, and for the
 * pages, which search in memory. All in the form that words are compared in: lower case, without accents.
 */
import type { Capture, Kind } from "./register/vocabulary.ts";

const split = (text: string): readonly string[] => text.split(" ").filter((word) => word !== "");

/** Words that say nothing about which sensor is meant. */
export const smallWords: ReadonlySet<string> = new Set(
  split(
    "de het een en of op aan in bij van voor naar uit met om te er is zijn hangt hangen staat staan wat welke waar buurt mijn mij " +
      "sensor sensoren kastje kastjes the a an and or on at in near of for to from with is are what which where my me sensors box boxes",
  ),
);

/** What people call a kind of sensor. */
export const kindWords: Readonly<Record<Kind, readonly string[]>> = {
  "crowd-meter": split("druktemeter drukte mensen voetgangers teller tellen telsensor crowd people counter"),
  "5g-pilot": split(
    "5g antenne straling radiogolven zendmast telefoonmast proef radiation antenna mast pilot",
  ),
  "air-quality": split(
    "lucht luchtmeter luchtkwaliteit fijnstof uitlaatgas stikstof air quality pollution dust",
  ),
  noise: split("geluid geluidsmeter geluidmeter lawaai herrie decibel noise sound"),
  camera: split("camera cameratoezicht film filmen beeld video"),
  traffic: split("verkeer verkeersteller fiets fietsers fietsen auto kenteken teller traffic bicycle car"),
  water: split("water waterstand waterpeil rivier peil river level"),
  weather: split("weer weerstation temperatuur wind regen weather rain temperature"),
  other: [],
};

/** What people call a box by what it takes in, whatever it measures. */
export const captureWords: Readonly<Partial<Record<Capture, readonly string[]>>> = {
  camera: split("camera film filmen beeld video"),
  microphone: split("microfoon afluisteren opnemen microphone recording"),
  wifi: split("wifi bluetooth telefoon telefoons phone phones"),
  radar: split("radar"),
  infrared: split("infrarood warmte infrared"),
};

/** "stations" is found in "station": a plural is no other word. */
export const formsOf = (word: string): readonly string[] =>
  word.length > 5 && /(?:s|en)$/u.test(word) ? [word, word.replace(/(?:s|en)$/u, "")] : [word];

/** Shorter than this a word is meant whole: "5g" is no part of anything. */
const SHORTEST_PART = 3;

/** Whether a word is meant by what was typed, which may be a part of it. */
export const isMeantBy = (word: string, forms: readonly string[]): boolean =>
  forms.some((form) => (form.length < SHORTEST_PART ? word === form : word.includes(form)));
