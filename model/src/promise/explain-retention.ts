import type { Tier } from "../register/vocabulary.ts";
import { type Facts, textOf, type Verdict } from "./verdict.ts";
import { durationInWords, instantInWords, type Language } from "./words.ts";

const KEPT_THING = {
  raw: { nl: ["losse metingen", "De oudste meting"], en: ["single readings", "The oldest reading"] },
  hour: { nl: ["cijfers per uur", "Het oudste uur"], en: ["figures per hour", "The oldest hour"] },
  day: { nl: ["cijfers per dag", "De oudste dag"], en: ["figures per day", "The oldest day"] },
} as const;

/** The term of a tier that the register leaves out. */
export const NOT_STORED = "PT0S";

interface JudgedRetention {
  id: `retention.${Tier}`;
  promised: Facts;
  measured: Facts;
  verdict: Verdict;
}

/** `promised.keep`: a duration; `measured.oldestAt`: an instant or null. */
export function explainRetention(
  { id, promised, measured, verdict }: JudgedRetention,
  language: Language,
  timeZone: string,
): string {
  const say = (nl: string, en: string): string => (language === "nl" ? nl : en);
  const tier: Tier = id === "retention.raw" ? "raw" : id === "retention.hour" ? "hour" : "day";
  const [what, oldest] = KEPT_THING[tier][language];
  const term = textOf(promised["keep"]);
  const keep = durationInWords(term, language);
  const promise =
    term === NOT_STORED
      ? say(`Wij bewaren geen ${what}.`, `We do not keep ${what}.`)
      : say(`Wij bewaren ${what} ${keep}.`, `We keep ${what} for ${keep}.`);
  const oldestAt = measured["oldestAt"];
  const found =
    typeof oldestAt === "string"
      ? say(
          `${oldest} is nu van ${instantInWords(oldestAt, language, timeZone)}.`,
          `${oldest} now is of ${instantInWords(oldestAt, language, timeZone)}.`,
        )
      : say("Er is nu niets bewaard.", "Nothing is kept now.");
  switch (verdict) {
    case "broken":
      return `${promise} ${found} ${say("Dat is te oud.", "That is too old.")}`;
    case "not-yet":
      return `${promise} ${found} ${say(
        "Er is nog niets zo oud dat het weg moet.",
        "Nothing is so old yet that it has to go.",
      )}`;
    case "kept":
    case "attention":
    case "not-measurable":
      return `${promise} ${found} ${say("Wat ouder was, is weg.", "What was older is gone.")}`;
  }
}
