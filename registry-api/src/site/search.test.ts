import type { SensorIndexRow } from "@meetpaal/db";
import { describe, expect, it } from "vitest";
import { editDistance, hasWords, openRowWords, readQuestion } from "./search.ts";
import { SensorIndex } from "./sensor-index.ts";

const row = (publicId: string, over: Partial<SensorIndexRow>): SensorIndexRow => ({
  id: 1,
  publicId,
  owner: "gemeente",
  reference: publicId,
  version: 1,
  validFrom: new Date(0),
  status: "active",
  operatingFrom: new Date(0),
  operatingTo: null,
  kind: "crowd-meter",
  mobile: false,
  personalData: "none",
  demo: false,
  name: { nl: "Druktemeter" },
  description: { nl: "Deze teller telt." },
  place: null,
  poleCode: null,
  location: { type: "Point", coordinates: [5.8, 51.8] },
  sensingArea: null,
  theme: null,
  capture: "radar",
  longitude: 5.8,
  latitude: 51.8,
  ownerName: "Gemeente Voorbeeldstad",
  purposes: [],
  worst: null,
  broken: [],
  keptFor: null,
  ...over,
});
const rows = [
  row("station1", {
    name: { nl: "Druktemeter Stationsplein" },
    place: { nl: "Lantaarnpaal LP-0301 voor het station" },
    poleCode: "LP-0301",
    capture: "camera",
  }),
  row("cafe0001", { kind: "noise", name: { nl: "Meter Café" }, capture: "microphone" }),
  row("hees0001", { kind: "air-quality", name: { nl: "Meter Ringweg" }, longitude: 5.82 }),
];
const index = new SensorIndex({
  rows,
  fresh: 0,
  quarterAt: ([longitude]) => (longitude > 5.81 ? "Hees" : null),
  rowWords: openRowWords(),
});
const read = (q: string) => readQuestion(q, () => index.wordCounts());
const found = (q: string) =>
  rows.filter((one) => hasWords(index.wordsOf(one), read(q).words)).map(({ publicId }) => publicId);

describe("search", () => {
  it.each([
    ["camera bij het station", ["station1"]],
    ["Camera's Stations", []],
    ["stasion", ["station1"]],
    ["drukte stationsplijn", ["station1"]],
    ["LP-0301", ["station1"]],
    ["lp0301", ["station1"]],
    ["cafe", ["cafe0001"]],
    ["herrie", ["cafe0001"]],
    ["microfoon", ["cafe0001"]],
    ["Hees", ["hees0001"]],
    ["fijnstof hees", ["hees0001"]],
    ["welke sensoren hangen er", []],
    ["zzzzzz", []],
    ["", ["station1", "cafe0001", "hees0001"]],
  ])("%j finds %j", (q, expected) => {
    expect(found(q)).toEqual(expected);
  });

  it("says what a word was read as", () => {
    expect(read("camera stasion").corrected).toBe("camera station");
    expect(read("station").corrected).toBeNull();
  });
});

it.each([
  ["station", "station", 0],
  ["stasion", "station", 1],
  ["statoin", "station", 1],
  ["kitten", "sitting", 3],
])("editDistance of %s and %s is %d", (a, b, distance) => {
  expect(editDistance(a, b, 5)).toBe(distance);
});
