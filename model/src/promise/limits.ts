/** What the measurement of a promise cannot show, said to everybody. */
import type { Facts, PromiseBasis, PromiseId } from "./verdict.ts";
import type { InWords } from "./words.ts";

const RETENTION: InWords = {
  nl: "Dit gaat over onze eigen database. Wij kunnen niet zien of iemand anders een kopie heeft. Een reservekopie kan ouder zijn.",
  en: "This is about our own database. We cannot see whether somebody else has a copy. A backup can be older.",
};

const LIMITS: Record<PromiseId, InWords | null> = {
  "retention.raw": RETENTION,
  "retention.hour": RETENTION,
  "retention.day": RETENTION,
  fields: {
    nl: "Wij kunnen niet zien of het kastje ook iets naar anderen stuurt.",
    en: "We cannot see whether the box also sends something to others.",
  },
  interval: {
    nl: "Wij zien alleen wat hier aankomt. Het kastje kan vaker meten dan het stuurt.",
    en: "We only see what arrives here. The box can measure more often than it sends.",
  },
  until: {
    nl: "Wij kunnen niet zien of het kastje uit staat of weg is. Wij zien alleen of het nog iets naar ons stuurt.",
    en: "We cannot see whether the box is off or gone. We only see whether it still sends something to us.",
  },
  visibility: {
    nl: "Wij vragen de metingen op zoals iedereen dat kan. Wij kunnen niet zien wie ze van een ander krijgt.",
    en: "We ask for the measurements as anybody can. We cannot see who gets them from somebody else.",
  },
  notice: {
    nl: "Wij kijken naar de datums in het register. Wij kunnen niet zien of die kloppen met de straat.",
    en: "We look at the dates in the register. We cannot see whether they match the street.",
  },
  review: {
    nl: "Wij kijken alleen naar de datum in het register.",
    en: "We only look at the date in the register.",
  },
  evaluation: {
    nl: "Wij kijken alleen of er een uitkomst in het register staat.",
    en: "We only look whether the register holds an outcome.",
  },
  dpia: {
    nl: "Wij kijken alleen naar de datum in het register.",
    en: "We only look at the date in the register.",
  },
  recipients: {
    nl: "Een computer kan niet zien wat mensen met de cijfers doen.",
    en: "A computer cannot see what people do with the numbers.",
  },
  "excluded-purposes": {
    nl: "Een computer kan niet zien waarvoor mensen de cijfers gebruiken.",
    en: "A computer cannot see what people use the numbers for.",
  },
  picture: {
    nl: "Wij kunnen van hier niet in het kastje kijken. Dat moet iemand ter plekke doen.",
    en: "We cannot look inside the box from here. Somebody has to do that on site.",
  },
};

/** What this cannot show; null: nothing to add. */
export function limitsOf(id: PromiseId): InWords | null {
  return LIMITS[id];
}

const PROVEN = new Set<PromiseId>(["recipients", "excluded-purposes", "picture"]);

/** How the verdict on a promise was reached. */
export function basisOf(id: PromiseId, measured: Facts): PromiseBasis {
  if (PROVEN.has(id)) return typeof measured["inspectedDate"] === "string" ? "inspection" : "statement";
  if (id === "visibility") return typeof measured["open"] === "boolean" ? "machine" : "statement";
  return "machine";
}
