// What is usual, drawn: five weeks of hours behind a counter, of which today one was never measured and another is new.
import { openSiteData } from "@meetpaal/registry-api";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { earlyInHalfHour } from "../../db/test/early-in.ts";
import { insertCity, insertHour, insertSensor } from "../../registry-api/test/register.ts";
import { openSite } from "../src/index.ts";
import { openLocalHour } from "../src/pages/sensor/normal.ts";

const timeZone = "Europe/Amsterdam";
const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;
/** Counted from the newest whole hour, which is 1. */
const GAP = 5;
const YOUNG = 9;

const localSlot = openLocalHour(timeZone);
const localHour = (at: Date): number =>
  Number(at.toLocaleTimeString("nl-NL", { timeZone, hour: "2-digit", hourCycle: "h23" }));

/** Few at night, most in the afternoon; no two weeks alike. */
const people = (at: Date, week: number): number =>
  Math.round((60 + 340 * Math.sin(((localHour(at) - 3) / 24) * Math.PI) ** 2) * (1 + 0.08 * (week % 3)));

describe("a counter with five weeks of history", () => {
  const db = useDatabase();
  let html = "";

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    const { count = 0 } = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      name: "Teller op de kade",
      validFrom: "2026-01-01T00:00:00Z",
      streams: [{ key: "count", identifiability: "deidentified" }],
    });
    await earlyInHalfHour();
    const end = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    const young = localSlot(end - YOUNG * HOUR_MS);
    for (let back = 1; back <= 5 * WEEK_HOURS; back += 1) {
      const week = Math.floor((back - 1) / WEEK_HOURS);
      const hourOfWeek = ((back - 1) % WEEK_HOURS) + 1;
      const start = new Date(end - back * HOUR_MS);
      // An hour of the last day, and what it is compared with, an hour sooner or later where the clock changed since.
      const isCompared = hourOfWeek <= 30 || hourOfWeek === WEEK_HOURS;
      const isYoung = week > 2 && localSlot(start.getTime()) === young;
      if (!isCompared || back === GAP || isYoung) continue;
      const value = people(start, week) + (back === 1 ? 500 : 0);
      await insertHour(work, count, { start, shown: [value] });
    }
    const site = openSite({ data: openSiteData(db.database, timeZone), timeZone, demo: false });
    const { body } = await site.answer({
      method: "GET",
      path: "/nl/sensoren/aaaaaaaa",
      query: new URLSearchParams(),
      acceptLanguage: null,
      viewerToken: null,
      form: null,
      publicUrl: "https://stad.example",
    });
    html = String(body);
  });

  it("says in words that it is busier than usual, with both numbers", () => {
    expect(html).toMatch(/data-usual="more"><b>Dit is drukker dan normaal op \w+ om /u);
    expect(html).toMatch(/Het was \d+\. Normaal ligt het tussen \d+ en \d+\./u);
  });

  it("draws the band and its middle in pieces, around the hour that is too young", () => {
    const drawing = /<svg class="chart-drawing".*?<\/svg>/su.exec(html)?.[0] ?? "";
    const bands = [...drawing.matchAll(/class="band-area" d="M([^"]+)Z"/gu)].map(([, d = ""]) =>
      d.split("L"),
    );
    // 24 hours; the one of too few weeks breaks them into 24 - YOUNG before and YOUNG - 1 after, each an edge up and one down.
    expect(bands.map((edge) => edge.length / 2)).toEqual([24 - YOUNG, YOUNG - 1]);
    expect(drawing.match(/class="usual"/gu)).toHaveLength(2);
    // The measured line breaks at the gap alone.
    expect(drawing.match(/class="value"/gu)).toHaveLength(2);
    expect(drawing.match(/class="gap"/gu)).toHaveLength(1);
  });

  it("has what is usual in the key and in the table, and says where it is not known", () => {
    const table = /<table.*?<\/table>/su.exec(html)?.[0] ?? "";
    const cells = [...table.matchAll(/<tr class="utrecht-table__row">.*?<\/tr>/gsu)].map(([row]) => row);
    expect(cells).toHaveLength(24);
    expect(cells.at(-YOUNG)).toContain("niet bekend");
    expect(cells.filter((row) => row.includes("niet bekend"))).toHaveLength(1);
    expect(cells.at(-GAP)).toContain("geen meting");
    expect(html).toMatch(/class="usual" d="M0 8h32"/u);
  });
});
