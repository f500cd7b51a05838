import type { Sensor } from "@meetpaal/registry-api/contract";
import { expect, it } from "vitest";
import { openText } from "../text/text.ts";
import { exampleWords } from "./example-words.ts";

const demoNotice = { nl: "Echte tellingen uit X", en: "Real counts from X" };
const sensor = (demo: boolean, notice: boolean): Pick<Sensor, "owner" | "organisations" | "demo"> => ({
  owner: "o",
  organisations: [{ id: "o", name: "Gemeente", demo, ...(notice && { demoNotice }) }],
  demo,
});

it.each([
  [false, false, false, "nl", null],
  [true, false, true, "nl", "VOORBEELD: geen echte metingen"],
  [true, false, false, "nl", "VOORBEELD: geen echte metingen"],
  [false, false, true, "nl", "VOORBEELD: geen echte metingen"],
  [true, true, false, "nl", "Echte tellingen uit X"],
  [true, true, true, "en", "Real counts from X"],
  [false, true, false, "nl", null],
] as const)(
  "of a demo organisation (%s) with words of its own (%s) in a demonstration (%s), in %s: %j",
  (demo, notice, inDemo, locale, words) => {
    const t = openText(locale);
    expect(exampleWords({ t, demo: inDemo, locale }, sensor(demo, notice))).toBe(words);
  },
);
