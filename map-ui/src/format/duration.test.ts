import { describe, expect, it } from "vitest";
import { grammars } from "../text/grammars.ts";
import { durationSeconds, durationWords, everyWords, spanWords } from "./duration.ts";

const { nl, en } = grammars;

describe("durationWords", () => {
  it.each([
    ["P14D", "14 dagen", "14 days"],
    ["P1Y", "1 jaar", "1 year"],
    ["P5Y", "5 jaar", "5 years"],
    ["PT1H", "1 uur", "1 hour"],
    ["PT24H", "24 uur", "24 hours"],
    ["P1Y6M", "1 jaar en 6 maanden", "1 year and 6 months"],
    ["PT10S", "10 seconden", "10 seconds"],
    ["P2W", "2 weken", "2 weeks"],
    ["PT0S", "0 seconden", "0 seconds"],
  ])("writes %s", (iso, dutch, english) => {
    expect(durationWords(nl, iso)).toBe(dutch);
    expect(durationWords(en, iso)).toBe(english);
  });

  it.each(["", "P", "PT", "14 dagen"])("gives back %j, which is no duration", (text) => {
    expect(durationWords(nl, text)).toBe(text);
  });
});

describe("durationSeconds", () => {
  it("tells minutes from months", () => {
    expect(durationSeconds("PT1M")).toBe(60);
    expect(durationSeconds("P1M")).toBeGreaterThan(2_500_000);
    expect(durationSeconds("P14D")).toBe(14 * 86_400);
  });
});

describe("everyWords", () => {
  it.each([
    ["PT1M", "elke minuut", "every minute"],
    ["PT1H", "elk uur", "every hour"],
    ["PT10S", "elke 10 seconden", "every 10 seconds"],
    ["P1D", "elke dag", "every day"],
  ])("writes %s", (iso, dutch, english) => {
    expect(everyWords(nl, iso)).toBe(dutch);
    expect(everyWords(en, iso)).toBe(english);
  });
});

describe("spanWords", () => {
  it.each([
    [0, "0 seconden"],
    [-5, "0 seconden"],
    [1, "1 seconde"],
    [59.9, "59 seconden"],
    [60, "1 minuut"],
    [179, "2 minuten"],
    [3600, "1 uur"],
    [3660, "1 uur en 1 minuut"],
    [13 * 86_400 + 6 * 3600 + 59, "13 dagen en 6 uur"],
    [16 * 86_400 + 120, "16 dagen"],
    [86_400, "1 dag"],
    [120 * 86_400 + 7200, "120 dagen"],
    [669 * 86_400, "1 jaar en 9 maanden"],
    [800 * 86_400, "2 jaar en 2 maanden"],
  ])("writes %d s in at most two units", (seconds, words) => {
    expect(spanWords(nl, seconds)).toBe(words);
  });
});
