import { describe, expect, it } from "vitest";
import { madeStream } from "../../../test/made-sensor.ts";
import { openFormat } from "../../format/format.ts";
import { grammars } from "../../text/grammars.ts";
import { openText } from "../../text/text.ts";
import { readRange } from "./chart-range.ts";
import { chartRows } from "./chart-rows.ts";
import { axisLabels, conclusion } from "./chart-words.ts";
import type { StreamReadings } from "./readings.ts";
import type { Slot } from "./slot.ts";

const context = { t: openText("nl"), format: openFormat(grammars.nl, "Europe/Amsterdam") };
const slot = (start: string, value: number | null, coverage = 1): Slot => ({
  start: new Date(start),
  value,
  coverage,
  hidden: false,
});
const readings = (part: Partial<StreamReadings>): StreamReadings => ({
  stream: madeStream(1, "in", "P14D"),
  latest: null,
  measure: "sum",
  range: "day",
  slots: [],
  normals: [],
  suppressed: 0,
  exposure: null,
  ...part,
});

describe("the table of a chart", () => {
  const hours = [
    slot("2026-11-23T22:00:00Z", 3),
    slot("2026-11-23T23:00:00Z", 4),
    slot("2026-11-24T00:00:00Z", null, 0),
    slot("2026-11-24T01:00:00Z", 0),
  ];

  it("has the hours of a day", () => {
    const rows = chartRows(context, readings({ slots: hours, normals: [null, null, null, null] }));
    expect(rows.map(({ name, value }) => [name, value])).toEqual([
      ["23:00 uur", 3],
      ["00:00 uur", 4],
      ["01:00 uur", null],
      ["02:00 uur", 0],
    ]);
  });

  it("has the days of a week, by the clock of the city", () => {
    const rows = chartRows(context, readings({ slots: hours, range: "week" }));
    expect(rows).toEqual([
      { name: "maandag 23 november 2026", value: 3, hidden: false, highest: 3, coverage: 1 },
      { name: "dinsdag 24 november 2026", value: 4, hidden: false, highest: 4, coverage: 2 / 3 },
    ]);
  });

  it("has the months of a year; means stay means, effective values are joined by their squares", () => {
    const slots = [slot("2026-10-31T23:00:00Z", 1), slot("2026-11-01T23:00:00Z", 7)];
    const of = (measure: StreamReadings["measure"]) =>
      chartRows(context, readings({ slots, range: "year", measure })).map(({ name, value }) => [name, value]);
    expect(of("sum")).toEqual([["november 2026", 8]]);
    expect(of("mean")).toEqual([["november 2026", 4]]);
    expect(of("rms")).toEqual([["november 2026", 5]]);
  });

  it("never makes a number of nothing", () => {
    const slots = [slot("2026-11-24T00:00:00Z", null, 0)];
    expect(chartRows(context, readings({ slots, range: "year" }))).toMatchObject([
      { value: null, highest: null, coverage: 0 },
    ]);
  });
});

describe("the sentence of a chart", () => {
  it.each([
    ["day", "Bij elkaar 1.404 in de laatste 24 uur. Het drukste uur begon om 14:00 uur, met 1.400."],
    ["week", "Bij elkaar 1.404 in de laatste 7 dagen. Het drukste uur begon dinsdag 14:00 uur, met 1.400."],
    ["year", "Bij elkaar 1.404 in het laatste jaar. De drukste dag was 24 november 2026, met 1.400."],
  ] as const)("of a %s", (range, expected) => {
    const slots = [slot("2026-11-24T13:00:00Z", 1_400), slot("2026-11-24T14:00:00Z", 4)];
    expect(conclusion(context, readings({ slots, range }))).toBe(expected);
  });

  it("of radio waves names the means of hours, never a single value", () => {
    const slots = [slot("2026-11-24T13:00:00Z", 0.42), slot("2026-11-24T14:00:00Z", 0.61)];
    const stream = { ...madeStream(1, "field", "P7D"), unit: "V/m" };
    expect(conclusion(context, readings({ slots, stream, measure: "rms" }))).toBe(
      "In de laatste 24 uur lag het gemiddelde per uur tussen 0,42 en 0,61 volt per meter.",
    );
  });
});

it("labels begin and end where the line does", () => {
  const slots = Array.from({ length: 168 }, (_, i) =>
    slot(new Date(Date.UTC(2026, 10, 17, 12) + i * 3_600_000).toISOString(), 1),
  );
  expect(axisLabels(context, readings({ slots, range: "week" }))).toEqual([
    "di",
    "wo",
    "do",
    "vr",
    "za",
    "zo",
    "ma",
    "di",
  ]);
});

it.each([
  ["chart=week", "week"],
  ["chart=eeuw", "day"],
  ["", "day"],
])("?%s is %s", (query, range) => {
  expect(readRange(new URLSearchParams(query))).toBe(range);
});
