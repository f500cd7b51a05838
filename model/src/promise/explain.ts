/**
 * Says in words what became of a promise, at Dutch level B1 and in English. Never greener than it is: what was not
 * checked says so, and "nothing else" or "safe" is never said.
 */
import { explainDate } from "./explain-date.ts";
import { explainProof } from "./explain-proof.ts";
import { explainRetention } from "./explain-retention.ts";
import { type Facts, isRetention, type JudgedPromise, textOf, type Verdict } from "./verdict.ts";
import { type InWords, instantInWords, type Language, percentInWords, rateInWords } from "./words.ts";

/** @param timeZone - of the installation: people are shown its time */
export function explainPromise(promise: Omit<JudgedPromise, "datastreamId">, timeZone: string): InWords {
  return { nl: explain(promise, "nl", timeZone), en: explain(promise, "en", timeZone) };
}

type Told = Omit<JudgedPromise, "datastreamId">;

function explain(promise: Told, language: Language, timeZone: string): string {
  const { id, promised, measured, verdict } = promise;
  const say = (nl: string, en: string): string => (language === "nl" ? nl : en);
  if (isRetention(id)) return explainRetention({ ...promise, id }, language, timeZone);
  switch (id) {
    case "fields":
      return explainFields(measured, verdict, say);
    case "interval":
      return explainInterval(promised, measured, verdict, language);
    case "until":
      return explainUntil(promised, verdict, language, timeZone);
    case "visibility":
      return explainVisibility(promised["public"] === true, verdict, say);
    case "recipients":
    case "excluded-purposes":
    case "picture":
      return explainProof(id, measured, language);
    case "notice":
    case "review":
    case "evaluation":
    case "dpia":
      return explainDate({ id, promised, measured, verdict }, language);
  }
}

function explainFields(measured: Facts, verdict: Verdict, say: (nl: string, en: string) => string): string {
  switch (verdict) {
    case "broken": {
      const count = foreignCount(measured);
      return say(
        `In de laatste 24 uur stuurde het kastje iets dat niet is afgesproken. Wij bewaren dat niet. Vandaag en gisteren samen: ${count} keer.`,
        `In the last 24 hours the box sent something that was not agreed. We do not keep it. Today and yesterday together: ${count} times.`,
      );
    }
    case "attention":
      return say(
        "In de laatste 24 uur kwam er bij ons niets binnen dat niet is afgesproken. In de laatste 30 dagen wel.",
        "In the last 24 hours nothing reached us that was not agreed. In the last 30 days something did.",
      );
    case "kept":
      return say(
        "In de laatste 30 dagen kwam er bij ons niets binnen dat niet is afgesproken.",
        "In the last 30 days nothing reached us that was not agreed.",
      );
    case "not-yet":
    case "not-measurable":
      return say("Er is nog niets binnengekomen.", "Nothing has arrived yet.");
  }
}

function explainVisibility(
  isPublic: boolean,
  verdict: Verdict,
  say: (nl: string, en: string) => string,
): string {
  if (verdict === "broken") {
    return isPublic
      ? say(
          "Iedereen zou deze cijfers mogen zien. Maar wie ze opvraagt, krijgt ze niet.",
          "Everybody should see these numbers. But who asks for them does not get them.",
        )
      : say(
          "Deze cijfers zijn niet openbaar. Maar wie ze opvraagt, krijgt ze wel.",
          "These numbers are not public. But who asks for them does get them.",
        );
  }
  if (verdict === "kept") {
    return isPublic
      ? say(
          "Iedereen mag deze cijfers zien. Wij vroegen ze op en kregen ze.",
          "Everybody may see these numbers. We asked for them and got them.",
        )
      : say(
          "Deze cijfers zijn niet openbaar. Wij vroegen ze op en kregen ze niet.",
          "These numbers are not public. We asked for them and did not get them.",
        );
  }
  return isPublic
    ? say("Iedereen mag deze cijfers zien.", "Everybody may see these numbers.")
    : say("Deze cijfers zijn niet openbaar.", "These numbers are not public.");
}

/** Members of `measured` that count what was not agreed, since the start of yesterday. */
const FOREIGN = ["undeclared", "malformed", "tooLarge", "tooManyValues", "wrongType"];

function foreignCount(measured: Facts): number {
  return FOREIGN.reduce((sum, name) => sum + Number(measured[name] ?? 0), 0);
}

function explainInterval(promised: Facts, measured: Facts, verdict: Verdict, language: Language): string {
  const say = (nl: string, en: string): string => (language === "nl" ? nl : en);
  const every = rateInWords(textOf(promised["interval"]), language);
  const coverage = Number(measured["coverage"] ?? 0);
  const share = percentInWords(coverage);
  const isTooOften = Number(measured["readings"] ?? 0) > Number(measured["expected"] ?? 0) * 1.1;
  switch (verdict) {
    case "kept":
      return say(
        `Afgesproken is één meting per ${every}. In de laatste 24 uur kwam ${share} daarvan binnen.`,
        `It was agreed: one reading per ${every}. In the last 24 hours ${share} of them arrived.`,
      );
    case "attention":
      return say(
        `Afgesproken is één meting per ${every}. In de laatste 24 uur kwam maar ${share} daarvan binnen.`,
        `It was agreed: one reading per ${every}. In the last 24 hours only ${share} of them arrived.`,
      );
    case "broken":
      return isTooOften
        ? say(
            `Het kastje meet vaker dan is afgesproken. Afgesproken is één meting per ${every}.`,
            `The box measures more often than was agreed. It was agreed: one reading per ${every}.`,
          )
        : say(
            `Afgesproken is één meting per ${every}. In de laatste 24 uur kwam maar ${share} daarvan binnen. Dat is te weinig.`,
            `It was agreed: one reading per ${every}. In the last 24 hours only ${share} of them arrived. That is too few.`,
          );
    case "not-yet":
      return say(
        `Afgesproken is één meting per ${every}. De sensor staat nog geen 24 uur in het register.`,
        `It was agreed: one reading per ${every}. The sensor has been in the register for less than 24 hours.`,
      );
    case "not-measurable":
      return say(
        "Deze sensor hoefde in de laatste 24 uur niet te meten.",
        "This sensor did not have to measure in the last 24 hours.",
      );
  }
}

function explainUntil(promised: Facts, verdict: Verdict, language: Language, timeZone: string): string {
  const say = (nl: string, en: string): string => (language === "nl" ? nl : en);
  const until = instantInWords(textOf(promised["until"]), language, timeZone);
  switch (verdict) {
    case "broken":
      return say(
        "De einddatum is voorbij, maar het kastje stuurt nog steeds. Wij bewaren dat niet.",
        "The end date has passed, but the box is still sending. We do not keep it.",
      );
    case "not-yet":
      return say(`Deze sensor mag meten tot ${until}.`, `This sensor may measure until ${until}.`);
    case "kept":
    case "attention":
    case "not-measurable":
      return say(
        `De einddatum was ${until}. In de laatste 24 uur stuurde het kastje ons niets meer.`,
        `The end date was ${until}. In the last 24 hours the box sent us nothing more.`,
      );
  }
}
