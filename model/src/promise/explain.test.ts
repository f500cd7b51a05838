import { describe, expect, it } from "vitest";
import { explainPromise } from "./explain.ts";
import { basisOf, limitsOf } from "./limits.ts";
import type { PromiseId, Verdict } from "./verdict.ts";
import { durationInWords, instantInWords, percentInWords, rateInWords } from "./words.ts";

const ZONE = "Europe/Amsterdam";
const IDS: PromiseId[] = [
  "retention.raw",
  "retention.hour",
  "retention.day",
  "fields",
  "interval",
  "until",
  "visibility",
  "notice",
  "review",
  "evaluation",
  "dpia",
  "recipients",
  "excluded-purposes",
  "picture",
];
const VERDICTS: Verdict[] = ["kept", "attention", "broken", "not-yet", "not-measurable"];

describe("words", () => {
  it.each([
    ["P14D", "14 dagen", "14 days"],
    ["P1Y", "1 jaar", "1 year"],
    ["PT24H", "24 uur", "24 hours"],
    ["P1Y6M", "1 jaar en 6 maanden", "1 year and 6 months"],
    ["PT1M", "1 minuut", "1 minute"],
  ])("say %s", (duration, nl, en) => {
    expect([durationInWords(duration, "nl"), durationInWords(duration, "en")]).toEqual([nl, en]);
  });

  it("say how often", () => {
    expect(rateInWords("PT1M", "nl")).toBe("minuut");
    expect(rateInWords("PT10S", "nl")).toBe("10 seconden");
    expect(rateInWords("PT1H30M", "en")).toBe("1 hour and 30 minutes");
  });

  it("show instants in the installation's time zone", () => {
    expect(instantInWords("2026-11-11T09:05:00Z", "nl", ZONE)).toBe("11 november 2026, 10:05 uur");
    expect(instantInWords("2026-07-11T22:05:00Z", "en", ZONE)).toBe("12 July 2026, 00:05");
  });

  it("never round a share up", () => {
    expect(percentInWords(0.9499)).toBe("94 %");
    expect(percentInWords(0.95)).toBe("95 %");
    expect(percentInWords(1)).toBe("100 %");
  });
});

describe("the explanation", () => {
  const explain = (id: PromiseId, verdict: Verdict, measured = {}, promised = {}) =>
    explainPromise(
      {
        id,
        verdict,
        promised: { keep: "P14D", interval: "PT1M", until: "2026-11-01T00:00:00Z", days: 5, ...promised },
        measured,
      },
      ZONE,
    );

  it.each(IDS)("of %s is there for each verdict in both languages, and never says too much", (id) => {
    for (const verdict of VERDICTS) {
      const { nl, en } = explain(id, verdict);
      for (const text of [nl, en]) {
        expect(text).toMatch(/^[A-Z].*\.$/);
        expect(text).not.toMatch(/undefined|null|NaN|veilig|\bsafe|nothing else|niets anders/);
      }
      expect(nl).not.toBe(en);
    }
  });

  it("of a term names the oldest row", () => {
    expect(explain("retention.raw", "kept", { oldestAt: "2026-11-11T09:05:00Z" }).nl).toBe(
      "Wij bewaren losse metingen 14 dagen. De oudste meting is nu van 11 november 2026, 10:05 uur. Wat ouder was, is weg.",
    );
  });

  it("of a tier that is not stored says so", () => {
    expect(explain("retention.day", "broken", {}, { keep: "PT0S" }).nl).toContain("geen cijfers per dag");
  });

  it("of an ended sensor that still sends is the sentence of the rules", () => {
    expect(explain("until", "broken").nl).toBe(
      "De einddatum is voorbij, maar het kastje stuurt nog steeds. Wij bewaren dat niet.",
    );
  });

  it("of a late announcement follows what the duty rests on", () => {
    expect(explain("notice", "broken", {}, { basis: "by-law" }).nl).toMatch(/^Te laat gemeld\./);
    expect(explain("notice", "broken", {}, { basis: "own-promise" }).nl).toMatch(
      /^Later bekendgemaakt dan de gemeente belooft\./,
    );
  });

  it("counts all that was not agreed", () => {
    expect(explain("fields", "broken", { undeclared: 2, malformed: 1 }).nl).toContain("3 keer");
  });

  it("tells measuring too often from too rarely", () => {
    expect(explain("interval", "broken", { coverage: 1, readings: 200, expected: 100 }).nl).toContain(
      "vaker",
    );
    expect(explain("interval", "broken", { coverage: 0.5, readings: 50, expected: 100 }).nl).toContain(
      "50 %",
    );
  });

  it("names who inspected the box", () => {
    const measured = { inspectedDate: "2026-03-02", inspectedBy: { nl: "Een bureau", en: "A firm" } };
    expect(explain("picture", "not-measurable", measured).en).toContain("2 March 2026 by: A firm");
    expect(basisOf("picture", measured)).toBe("inspection");
    expect(basisOf("picture", {})).toBe("statement");
  });

  it("quotes who only said so, and that nobody measured it", () => {
    const measured = {
      statedDate: "2026-02-01",
      statedBy: { nl: "Telwerk", en: "Telwerk" },
      statement: { nl: "Alleen voor de gemeente.", en: "For the city alone." },
    };
    expect(explain("excluded-purposes", "not-measurable", measured).nl).toBe(
      "Op 1 februari 2026 zei Telwerk: “Alleen voor de gemeente.” Wij hebben dat niet gemeten.",
    );
    expect(basisOf("excluded-purposes", measured)).toBe("statement");
  });
});

describe("the limits", () => {
  it("say what is not seen", () => {
    expect(limitsOf("fields")?.nl).toBe("Wij kunnen niet zien of het kastje ook iets naar anderen stuurt.");
  });

  it("belong to every promise", () => {
    for (const id of IDS) expect(limitsOf(id)).not.toBeNull();
    expect(basisOf("interval", {})).toBe("machine");
    expect(basisOf("recipients", {})).toBe("statement");
  });
});
