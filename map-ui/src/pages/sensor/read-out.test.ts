import { expect, it } from "vitest";
import { madeStream } from "../../../test/made-sensor.ts";
import { openFormat } from "../../format/format.ts";
import { grammars } from "../../text/grammars.ts";
import { openText } from "../../text/text.ts";
import { readOut } from "./read-out.ts";
import type { StreamReadings } from "./readings.ts";

const context = { t: openText("nl"), format: openFormat(grammars.nl, "Europe/Amsterdam") };
const slot = (start: string, value: number | null, hidden = false) => ({
  start: new Date(start),
  value,
  coverage: 1,
  hidden,
});
const readings = (more: Partial<StreamReadings>): StreamReadings => ({
  stream: madeStream(7, "in", "P14D"),
  latest: null,
  exposure: null,
  range: "day",
  slots: [
    slot("2026-11-24T11:00:00Z", 12),
    slot("2026-11-24T12:00:00Z", null),
    slot("2026-11-24T13:00:00Z", null, true),
  ],
  normals: [{ low: 10, middle: 15, high: 20 }, null, null],
  measure: "sum",
  suppressed: 0,
  ...more,
});

it("has words for each slot: its time, its number, and what is usual", () => {
  expect(readOut(context, readings({})).moments).toEqual([
    "12:00 uur: 12. Normaal: 10 tot 20",
    "13:00 uur: geen meting",
    "14:00 uur: niet getoond",
  ]);
});

it("says which hour of a week and which day of a year", () => {
  const week = readOut(context, readings({ range: "week", normals: [] }));
  expect(week.moments[0]).toBe("dinsdag 24 nov 12:00 uur: 12");
  const year = readOut(context, readings({ range: "year", normals: [] }));
  expect(year.moments[0]).toBe("24 november 2026: 12");
});
