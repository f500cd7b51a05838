import { beforeAll, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import type { SiteData } from "../src/contract/site.ts";
import { openSiteData } from "../src/site/open-site-data.ts";
import { insertCity, insertHour, insertReadings, insertSensor, insertVersion } from "./register.ts";

const HOUR_MS = 3_600_000;
const AT = [5.8632, 51.849] as const;
/** The whole hour that began two to three hours ago, and one of sixty days before. */
const recent = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 2 * HOUR_MS);
const old = new Date(recent.getTime() - 60 * 24 * HOUR_MS);

const kept = { raw: "P14D", hour: "P1Y", day: null };

describe.each(oneEdition)("was I measured (%s)", (edition) => {
  const db = useDatabase(edition);
  let data: SiteData;
  let ids: Record<string, number>;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    ids = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      streams: [
        { key: "count", kept },
        { key: "small", kept, below: 5 },
        { key: "late", kept, delay: "P1D" },
        { key: "closed", kept, isPublic: false },
        { key: "silent", kept },
      ],
    });
    await insertSensor(work, { publicId: "bbbbbbbb", reference: "DM-002", at: [5.9, 51.9] });
    await insertSensor(work, { publicId: "cccccccc", reference: "DM-003", status: "paused" });
    await insertSensor(work, { publicId: "dddddddd", reference: "DM-004", status: "draft" });
    await insertSensor(work, {
      publicId: "eeeeeeee",
      reference: "DM-005",
      validFrom: "2026-01-01T00:00:00Z",
      validTo: old.toISOString(),
    });
    await insertSensor(work, { publicId: "ffffffff", reference: "DM-006", at: [5.8662, 51.849] });
    // Its middle is farther away than a street.
    await insertSensor(work, { publicId: "gggggggg", reference: "DM-007", area: [5.86, 51.84, 5.88, 51.86] });
    const ingest = db.database.work("ingest");
    for (const key of ["count", "small", "late", "closed"])
      await insertReadings(ingest, ids[key] ?? 0, recent, [1, 7, 2]);
    await insertHour(db.database.work("jobs"), ids["count"] ?? 0, { start: recent, shown: [1, 7, 2] });
    data = openSiteData(db.database, "Europe/Amsterdam", ([longitude]) =>
      longitude > 5.866 && longitude < 5.869 ? "Oost" : null,
    );
  });

  const ask = async (hour: Date, quarter: string | null = null) =>
    await data.measured({
      at: AT,
      withinM: 100,
      quarter,
      from: hour,
      to: new Date(hour.getTime() + HOUR_MS),
    });
  const shownOf = async (hour: Date, quarter: string | null = null) =>
    (await ask(hour, quarter)).sensors.map(({ sensor, reach }) => [sensor.publicId, reach]);

  it("names who measured then and there: near, or moving through, and in the quarter asked for", async () => {
    expect(await shownOf(recent)).toEqual([
      ["aaaaaaaa", "near"],
      ["gggggggg", "moves"],
    ]);
    expect(await shownOf(recent, "Oost")).toEqual([
      ["aaaaaaaa", "near"],
      ["gggggggg", "moves"],
      ["ffffffff", "quarter"],
    ]);
    expect(await shownOf(new Date(old.getTime() - HOUR_MS))).toContainEqual(["eeeeeeee", "near"]);
    expect(await shownOf(old)).not.toContainEqual(["eeeeeeee", "near"]);
    expect(await shownOf(new Date("2025-06-01T10:00:00Z"))).toEqual([]);
  });

  const streamOf = async (hour: Date, key: string) => {
    const { sensors } = await ask(hour);
    const streams = sensors.flatMap(({ streams: all }) => all);
    return streams.find(({ datastream }) => datastream === ids[key]);
  };

  it("gives the values of that hour as far as they are public", async () => {
    const count = await streamOf(recent, "count");
    expect(count?.raw).toMatchObject({ state: "kept", items: [{ value: 1 }, { value: 7 }, { value: 2 }] });
    // Due by the time of its last value, and a backup may hold it for thirty days more.
    expect(Date.parse(count?.raw.dueAt ?? "")).toBe(recent.getTime() + HOUR_MS + 14 * 24 * HOUR_MS);
    expect(Date.parse(count?.raw.backupUntil ?? "")).toBe(recent.getTime() + HOUR_MS + 44 * 24 * HOUR_MS);
    expect((await streamOf(recent, "small"))?.raw.items).toMatchObject([
      { value: null, suppressed: true },
      { value: 7 },
      { value: null, suppressed: true },
    ]);
    expect((await streamOf(recent, "late"))?.raw).toMatchObject({ state: "later", items: [] });
    expect((await streamOf(recent, "closed"))?.raw).toMatchObject({ state: "closed", items: [] });
    expect((await streamOf(recent, "silent"))?.raw).toMatchObject({ state: "nothing", items: [] });
    expect(JSON.stringify(await streamOf(recent, "closed"))).not.toContain("value");
  });

  it("gives the minutes that were asked for, and the hour that they lie in", async () => {
    const minute = async (from: number, to: number) => {
      const { sensors } = await data.measured({
        at: AT,
        withinM: 100,
        quarter: null,
        from: new Date(recent.getTime() + from * 60_000),
        to: new Date(recent.getTime() + to * 60_000),
      });
      return sensors.flatMap(({ streams }) => streams).find(({ datastream }) => datastream === ids["count"]);
    };
    const one = await minute(1, 2);
    expect(one?.raw.items).toMatchObject([{ value: 7 }]);
    expect(one?.hour).toMatchObject({
      state: "kept",
      items: [{ start: recent.toISOString().replace(".000Z", "Z") }],
    });
    // A count of a minute that began before the time asked for reaches into it.
    expect((await minute(1.5, 2.5))?.raw.items).toMatchObject([{ value: 7 }, { value: 2 }]);
    expect((await minute(3, 4))?.raw).toMatchObject({ state: "nothing", items: [] });
    // Over the end of an hour both hours count.
    expect((await minute(-30, 1))?.hour.items).toHaveLength(1);
  });

  it("says when it was deleted, which tier is not stored, and when something outlived its promise", async () => {
    const gone = await streamOf(old, "count");
    expect(gone?.raw).toMatchObject({ state: "deleted", items: [] });
    expect(Date.parse(gone?.raw.dueAt ?? "")).toBe(old.getTime() + HOUR_MS + 14 * 24 * HOUR_MS);
    expect(gone?.hour.state).toBe("nothing");
    expect(gone?.day).toMatchObject({ state: "not-stored", dueAt: null });
    await insertReadings(db.database.work("ingest"), ids["silent"] ?? 0, old, [3]);
    expect((await streamOf(old, "silent"))?.raw).toMatchObject({ state: "overdue", items: [] });
  });

  it("answers by the version that held then", async () => {
    const changedAt = new Date(recent.getTime() + HOUR_MS);
    await insertVersion(
      db.database.work("contract"),
      { publicId: "aaaaaaaa", reference: "DM-001", name: "Nieuw", recordedAt: changedAt.toISOString() },
      2,
    );
    const nameAt = async (hour: Date) => (await ask(hour)).sensors[0]?.sensor.name["nl"];
    expect(await nameAt(recent)).toBe("Druktemeter DM-001");
    expect(await nameAt(changedAt)).toBe("Nieuw");
    expect((await ask(recent)).sensors[0]?.changedWithin).toBe(false);
  });
});
