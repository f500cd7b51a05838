/** How each promise is measured, and when its verdict falls: said to everybody, beside what the measurement cannot show. */
import { limitsOf } from "./limits.ts";
import type { PromiseId } from "./verdict.ts";
import type { InWords } from "./words.ts";

const RETENTION: InWords = {
  nl: "Elke minuut zoekt ons systeem de oudste rij in de database. Is die ouder dan beloofd? Na 60 seconden staat hier dat het niet klopt.",
  en: "Every minute our system looks for the oldest row in the database. Is it older than promised? After 60 seconds this says that it is not so.",
};

const METHODS: Record<PromiseId, InWords> = {
  "retention.raw": RETENTION,
  "retention.hour": RETENTION,
  "retention.day": RETENTION,
  fields: {
    nl: "Wij tellen alles wat het kastje stuurt en niet is afgesproken. Wij kijken niet wat erin staat, en bewaren het niet. Kwam er iets in de laatste 24 uur? Dan klopt het niet. Daarna vraagt het nog 30 dagen aandacht.",
    en: "We count all that the box sends and that was not agreed. We do not look at what it holds, and do not keep it. Did anything come in the last 24 hours? Then it is not so. After that it asks attention for 30 days.",
  },
  interval: {
    nl: "Wij tellen de metingen van de laatste 24 uur. Kwam 95 % of meer? Dan klopt het. Kwam minder dan 80 %, of kwamen er meer dan 1,1 keer zo veel? Dan klopt het niet.",
    en: "We count the readings of the last 24 hours. Did 95 % or more arrive? Then it is so. Did less than 80 %, or more than 1.1 times as many? Then it is not so.",
  },
  until: {
    nl: "Na de einddatum kijken wij of het kastje nog iets stuurt. Kwam er iets in de laatste 24 uur? Dan klopt het niet.",
    en: "After the end date we look whether the box still sends anything. Did anything come in the last 24 hours? Then it is not so.",
  },
  visibility: {
    nl: "Ons systeem vraagt de metingen op via het gewone adres van de site, zonder wachtwoord. Het kijkt of het antwoord past bij de belofte. Is dat langer dan een uur niet gelukt? Dan zeggen wij dat wij het niet weten.",
    en: "Our system asks for the readings through the ordinary address of the site, without a password. It looks whether the answer fits the promise. Has that failed for over an hour? Then we say that we do not know.",
  },
  notice: {
    nl: "Wij tellen de dagen tussen bekendmaken en plaatsen, met de datums uit het register.",
    en: "We count the days between announcing and placing, by the dates in the register.",
  },
  review: {
    nl: "Is de datum voorbij en staat er geen nieuwe? Dan klopt het niet.",
    en: "Has the date passed, and is there no new one? Then it is not so.",
  },
  evaluation: {
    nl: "Wij tellen vanaf het einde van de proef. Staat de uitkomst er dan nog niet? Dan klopt het niet.",
    en: "We count from the end of the pilot. Is the outcome not there by then? Then it is not so.",
  },
  dpia: {
    nl: "Is de datum van het volgende onderzoek voorbij? Dan klopt het niet.",
    en: "Has the date of the next assessment passed? Then it is not so.",
  },
  recipients: {
    nl: "Een computer kan dit niet meten. U ziet wie het controleerde en wanneer, of wie het zei.",
    en: "A computer cannot measure this. You see who inspected it and when, or who said so.",
  },
  "excluded-purposes": {
    nl: "Een computer kan dit niet meten. U ziet wie het controleerde en wanneer, of wie het zei.",
    en: "A computer cannot measure this. You see who inspected it and when, or who said so.",
  },
  picture: {
    nl: "Een computer kan dit niet meten. Iemand opent een kastje en kijkt wat eruit komt. U ziet wie dat deed en wanneer.",
    en: "A computer cannot measure this. Somebody opens a box and looks what comes out. You see who did and when.",
  },
};

export function methodOf(id: PromiseId): InWords {
  return METHODS[id];
}

export interface PromiseMethod {
  id: PromiseId;
  method: InWords;
  limits: InWords | null;
}

/** Of every promise that a sensor can make, in the order in which people ask. */
export function promiseMethods(): PromiseMethod[] {
  const order: PromiseId[] = [
    "retention.raw",
    "retention.hour",
    "retention.day",
    "fields",
    "interval",
    "until",
    "visibility",
    "recipients",
    "excluded-purposes",
    "picture",
    "notice",
    "review",
    "dpia",
    "evaluation",
  ];
  return order.map((id) => ({ id, method: METHODS[id], limits: limitsOf(id) }));
}
