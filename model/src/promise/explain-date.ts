import type { Fact, Facts, Verdict } from "./verdict.ts";
import { dateInWords, type Language } from "./words.ts";

interface JudgedDate {
  id: "notice" | "review" | "evaluation" | "dpia";
  promised: Facts;
  measured: Facts;
  verdict: Verdict;
}

/** Words for promises that are dates. */
export function explainDate({ id, promised, measured, verdict }: JudgedDate, language: Language): string {
  const say = (nl: string, en: string): string => (language === "nl" ? nl : en);
  const day = (fact: Fact | undefined): string =>
    typeof fact === "string" ? dateInWords(fact, language) : say("een onbekende datum", "an unknown date");
  switch (id) {
    case "notice":
      return explainNotice({ promised, measured, verdict }, day, say);
    case "review":
      return verdict === "broken"
        ? say(
            `De gemeente zou uiterlijk op ${day(promised["reviewDate"])} kijken of deze sensor nog nodig is. Die datum is voorbij.`,
            `The city would look by ${day(promised["reviewDate"])} whether this sensor is still needed. That date has passed.`,
          )
        : say(
            `Uiterlijk op ${day(promised["reviewDate"])} kijkt de gemeente of deze sensor nog nodig is.`,
            `By ${day(promised["reviewDate"])} the city looks whether this sensor is still needed.`,
          );
    case "evaluation":
      return explainEvaluation({ promised, verdict }, day, say);
    case "dpia":
      return verdict === "broken"
        ? say(
            `Het onderzoek naar privacy moest uiterlijk op ${day(promised["nextDate"])} opnieuw. Dat staat nog niet in het register.`,
            `The privacy assessment was due again by ${day(promised["nextDate"])}. The register does not hold it yet.`,
          )
        : say(
            `Het onderzoek naar privacy is van ${day(measured["date"])}. Het volgende is uiterlijk op ${day(promised["nextDate"])}.`,
            `The privacy assessment is of ${day(measured["date"])}. The next is due by ${day(promised["nextDate"])}.`,
          );
  }
}

type Day = (fact: Fact | undefined) => string;
type Say = (nl: string, en: string) => string;

function explainNotice({ promised, measured, verdict }: Omit<JudgedDate, "id">, day: Day, say: Say): string {
  const rule = say(
    `De sensor moet ${Number(promised["days"])} dagen voor het plaatsen bekend zijn.`,
    `The sensor has to be announced ${Number(promised["days"])} days before it is placed.`,
  );
  const dates = say(
    `Bekendgemaakt op ${day(measured["announcedDate"])}, geplaatst op ${day(measured["placedDate"])}.`,
    `Announced on ${day(measured["announcedDate"])}, placed on ${day(measured["placedDate"])}.`,
  );
  switch (verdict) {
    case "broken": {
      const verb =
        promised["basis"] === "by-law"
          ? say("Te laat gemeld.", "Reported too late.")
          : say("Later bekendgemaakt dan de gemeente belooft.", "Announced later than the city promises.");
      return `${verb} ${rule} ${dates}`;
    }
    case "kept":
    case "attention":
      return `${rule} ${dates}`;
    case "not-yet":
      return `${rule} ${say("De sensor is nog niet geplaatst.", "The sensor has not been placed yet.")}`;
    case "not-measurable":
      return `${rule} ${say(
        "In het register staat niet wanneer de sensor is geplaatst.",
        "The register does not say when the sensor was placed.",
      )}`;
  }
}

function explainEvaluation(
  { promised, verdict }: Pick<JudgedDate, "promised" | "verdict">,
  day: Day,
  say: Say,
): string {
  const due = day(promised["dueDate"]);
  switch (verdict) {
    case "kept":
      return say(
        "De uitkomst van de proef staat in het register.",
        "The outcome of the pilot is in the register.",
      );
    case "broken":
      return say(
        `De uitkomst van de proef moest er uiterlijk op ${due} zijn. Die is er nog niet.`,
        `The outcome of the pilot was due by ${due}. It is not there yet.`,
      );
    case "attention":
      return say(
        `De proef is voorbij. De uitkomst moet er uiterlijk op ${due} zijn.`,
        `The pilot is over. Its outcome is due by ${due}.`,
      );
    case "not-yet":
    case "not-measurable":
      return say(
        `De proef loopt nog. De uitkomst moet er uiterlijk op ${due} zijn.`,
        `The pilot is still running. Its outcome is due by ${due}.`,
      );
  }
}
