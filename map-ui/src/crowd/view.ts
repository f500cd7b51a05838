/** What every part of the board needs to speak: words, figures, and the names of places in the page's language. */
import type { Translated, Zone, ZonePlace } from "@meetpaal/registry-api/contract";
import { type Format, openFormat } from "../format/format.ts";
import type { Grammar } from "../format/grammar.ts";
import type { Locale } from "../locale.ts";
import { type CrowdWords, openSay, type Say } from "./say.ts";

export interface View {
  readonly say: Say;
  readonly format: Format;
  readonly nameOf: (zone: Zone) => string;
  readonly placeOf: (zone: Zone) => ZonePlace | undefined;
  /** "21:04 uur" today, with its day otherwise. */
  readonly when: (at: string, nowMs: number) => string;
  /** "Heel druk" as it stands inside a sentence. */
  readonly word: (level: Zone["level"]) => string;
}

export interface ViewOptions {
  readonly locale: Locale;
  readonly grammar: Grammar;
  readonly timeZone: string;
  readonly words: CrowdWords;
  readonly places: readonly ZonePlace[];
}

export const openView = ({ locale, grammar, timeZone, words, places }: ViewOptions): View => {
  const say = openSay(words);
  const nameIn = (name: Translated, id: string) => name[locale] ?? name["nl"] ?? id;
  const format = openFormat(grammar, timeZone);
  return {
    say,
    format,
    when: (at, nowMs) => {
      const [then, now] = [new Date(at), new Date(nowMs)];
      return format.day(then) === format.day(now) ? format.clock(then) : format.moment(then, now);
    },
    nameOf: (zone) => nameIn(zone.name, zone.id),
    placeOf: (zone) => places.find((place) => place.id === zone.id),
    word: (level) => say(`crowd.word.${level}`).toLocaleLowerCase(grammar.tag),
  };
};
