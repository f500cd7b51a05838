import type { ProvenPromise } from "./proofs.ts";
import { type Fact, type Facts } from "./verdict.ts";
import { dateInWords, type Language } from "./words.ts";

type Say = (nl: string, en: string) => string;

/** Words for promises that somebody has to look at, or can only say. */
export function explainProof(id: ProvenPromise, measured: Facts, language: Language): string {
  const say: Say = (nl, en) => (language === "nl" ? nl : en);
  const { inspectedDate, statedDate } = measured;
  const parts: string[] = [];
  if (typeof inspectedDate === "string") {
    const by = nameOf(measured["inspectedBy"], language);
    parts.push(
      say(
        `Dit is gecontroleerd op ${dateInWords(inspectedDate, language)}${by === "" ? "" : ` door: ${by}`}. Of het daarna zo bleef, kunnen wij niet zien.`,
        `This was inspected on ${dateInWords(inspectedDate, language)}${by === "" ? "" : ` by: ${by}`}. Whether it stayed so, we cannot see.`,
      ),
    );
  }
  if (typeof statedDate === "string") {
    parts.push(
      say(
        `Op ${dateInWords(statedDate, language)} zei ${nameOf(measured["statedBy"], language)}: “${nameOf(measured["statement"], language)}” Wij hebben dat niet gemeten.`,
        `On ${dateInWords(statedDate, language)} ${nameOf(measured["statedBy"], language)} said: “${nameOf(measured["statement"], language)}” We did not measure that.`,
      ),
    );
  }
  return parts.length > 0 ? parts.join(" ") : saysTheCity(id, say);
}

function saysTheCity(id: ProvenPromise, say: Say): string {
  switch (id) {
    case "recipients":
      return say(
        "De gemeente zegt wie de cijfers krijgt. Dat kunnen wij niet meten.",
        "The city says who gets the numbers. We cannot measure that.",
      );
    case "excluded-purposes":
      return say(
        "De gemeente zegt waarvoor zij de cijfers niet gebruikt. Dat kunnen wij niet meten.",
        "The city says what it does not use the numbers for. We cannot measure that.",
      );
    case "picture":
      return say(
        "De gemeente zegt dat het kastje niets bewaart van wat het ziet of hoort. Wij weten niet van een controle daarvan.",
        "The city says that the box keeps nothing of what it sees or hears. We know of no inspection of that.",
      );
  }
}

function nameOf(fact: Fact | undefined, language: Language): string {
  if (typeof fact === "string") return fact;
  if (typeof fact !== "object" || fact === null || Array.isArray(fact)) return "";
  return fact[language] ?? fact["nl"] ?? "";
}
