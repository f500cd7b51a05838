import type { Sensor } from "@meetpaal/registry-api/contract";
import { expect, it } from "vitest";
import { openText } from "../text/text.ts";
import { exampleWords } from "./example-words.ts";

const t = openText("nl");
const sensor = (name: string, demo: boolean): Pick<Sensor, "owner" | "organisations" | "demo"> => ({
  owner: "o",
  organisations: [{ id: "o", name, demo }],
  demo,
});

it.each([
  ["Gemeente Nijmegen", false, false, null],
  ["Gemeente Voorbeeldstad", true, true, "VOORBEELD: geen echte metingen"],
  ["Gemeente Voorbeeldstad", true, false, "VOORBEELD: geen echte metingen"],
  ["Gemeente Nijmegen", false, true, "VOORBEELD: geen echte metingen"],
  ["Voorbeeld met echte tellingen uit X", true, true, "Voorbeeld met echte tellingen uit X"],
  ["Voorbeeld met echte tellingen uit X", false, false, null],
])("of %s (demo: %s) in a demonstration (%s) says %j", (name, demo, inDemo, words) => {
  expect(exampleWords({ t, demo: inDemo }, sensor(name, demo))).toBe(words);
});
