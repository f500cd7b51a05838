import { beforeAll, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import type { SensorQuestion, SiteData } from "../src/contract/site.ts";
import { openSiteData } from "../src/site/open-site-data.ts";
import { insertCity, insertHour, insertReadings, insertSensor, insertVersion } from "./register.ts";

const QUESTION: SensorQuestion = { sort: { by: "place", language: "nl" }, page: 1, pageSize: 50 };
const MINUTE_MS = 60_000;

describe.each(oneEdition)("site data (%s)", (edition) => {
  const db = useDatabase(edition);
  let data: SiteData;
  let ids: Record<string, number>;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    ids = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      model: "teller",
      name: "Zuid",
      place: "Aan de kade",
      streams: [
        { key: "count", identifiability: "deidentified" },
        { key: "delayed", delay: "PT15M", aggregation: "gauge" },
        { key: "small", below: 5 },
        { key: "closed", isPublic: false },
      ],
    });
    await insertSensor(work, {
      publicId: "bbbbbbbb",
      reference: "GL-002",
      kind: "noise",
      at: [5.9, 51.9],
      name: "Noord",
      streams: [{ key: "level" }],
    });
    await insertSensor(work, {
      publicId: "cccccccc",
      reference: "DM-003",
      status: "removed",
      name: "Weg",
      streams: [{ key: "count" }],
    });
    await insertSensor(work, {
      publicId: "dddddddd",
      reference: "DM-004",
      status: "draft",
      streams: [{ key: "count" }],
    });
    const promise = `insert into promise_state (sensor_id, promise, datastream_id, verdict, since, promised, measured, measured_at)
      select id, $2, null, $3, '2026-03-01', '{}', '{}', '2026-03-01T00:00:00Z' from sensor where public_id = $1`;
    await work.query(promise, ["aaaaaaaa", "fields", "broken"]);
    await work.query(promise, ["aaaaaaaa", "recipients", "not-measurable"]);
    await work.query(promise, ["bbbbbbbb", "recipients", "not-measurable"]);
    await work.query(promise, ["bbbbbbbb", "fields", "kept"]);
    await work.query(promise, ["cccccccc", "fields", "broken"]);
    data = openSiteData(db.database, "Europe/Amsterdam", ([longitude]) => (longitude > 5.89 ? "Oost" : null));
  });

  const shown = async (question: Partial<SensorQuestion>) => {
    const page = await data.sensors({ ...QUESTION, ...question });
    return page.rows.map(({ sensor }) => sensor.publicId);
  };

  it("counts what the public sees", async () => {
    expect(await data.totals()).toEqual({
      sensors: 2,
      personalData: 1,
      fresh: 0,
      broken: 2,
      announced: 0,
      expired: 0,
      removed: 1,
      zones: 0,
    });
  });

  it("lists with verdict, retention and all points of the map", async () => {
    const page = await data.sensors(QUESTION);
    expect(page).toMatchObject({ matched: 3, total: 3 });
    const row = page.rows.find(({ sensor }) => sensor.publicId === "aaaaaaaa");
    expect(row).toMatchObject({ verdict: "broken", broken: ["fields"], keptFor: "P14D", distanceM: null });
    expect(page.rows.find(({ sensor }) => sensor.publicId === "bbbbbbbb")?.verdict).toBe("kept");
    expect(page.rows.find(({ sensor }) => sensor.publicId === "cccccccc")?.verdict).toBe("broken");
    expect(page.features.map(({ id, properties }) => [id, properties.verdict])).toContainEqual([
      "aaaaaaaa",
      "broken",
    ]);
  });

  it.each<[Partial<SensorQuestion>, string[]]>([
    [{ kind: ["noise"] }, ["bbbbbbbb"]],
    [{ status: ["removed"] }, ["cccccccc"]],
    [{ personalData: ["in-the-box"] }, ["aaaaaaaa"]],
    [{ verdict: ["broken"] }, ["aaaaaaaa", "cccccccc"]],
    [{ owner: ["telwerk"] }, []],
    [{ purpose: ["crowd-safety"], kind: ["noise"] }, ["bbbbbbbb"]],
    [{ mobile: ["true"] }, []],
    [{ mobile: ["false"], quarter: ["Oost"] }, ["bbbbbbbb"]],
    [{ q: "noort" }, ["bbbbbbbb"]],
    [{ q: "druktemeter oost" }, []],
    [{ q: "oost" }, ["bbbbbbbb"]],
    [{ q: "noord" }, ["bbbbbbbb"]],
    [{ q: "GEMEENTE voorbeeldstad noord" }, ["bbbbbbbb"]],
    [{ bbox: [5.89, 51.89, 5.91, 51.91] }, ["bbbbbbbb"]],
    [{ kind: [], status: ["active"], sort: { by: "distance", near: [5.9, 51.9] } }, ["bbbbbbbb", "aaaaaaaa"]],
    [{ sort: { by: "name", language: "nl" } }, ["bbbbbbbb", "cccccccc", "aaaaaaaa"]],
    [{ sort: { by: "place", language: "nl" } }, ["aaaaaaaa", "bbbbbbbb", "cccccccc"]],
    [{ page: 2, pageSize: 2, sort: { by: "distance", near: [5.9, 51.9] } }, ["cccccccc"]],
  ])("filters by %j", async (question, expected) => {
    expect(await shown(question)).toEqual(expected);
  });

  it("counts each choice with the other filters as they are", async () => {
    const { counts } = await data.sensors({ ...QUESTION, kind: ["noise"], status: ["active"] });
    expect(counts.kind).toEqual([
      { value: "crowd-meter", count: 1 },
      { value: "noise", count: 1 },
    ]);
    expect(counts.status).toEqual([
      { value: "active", count: 1 },
      { value: "removed", count: 0 },
    ]);
    expect(counts.verdict).toEqual([
      { value: "kept", count: 1 },
      { value: "broken", count: 0 },
    ]);
    expect(counts.owner).toEqual([
      { value: "gemeente-voorbeeldstad", count: 1, name: { nl: "Gemeente Voorbeeldstad" } },
    ]);
    expect(counts.purpose[0]?.name).toBeDefined();
  });

  it("says what changed between versions, newest first", async () => {
    const work = db.database.work("contract");
    const plan = { publicId: "eeeeeeee", reference: "DM-005" };
    await insertSensor(work, { ...plan, name: "Oud", streams: [{ key: "a" }, { key: "b" }] });
    await insertVersion(
      work,
      { ...plan, name: "Nieuw", recordedAt: "2026-02-01T00:00:00Z", streams: [{ key: "a", below: 5 }] },
      2,
    );
    expect(await data.versions("eeeeeeee")).toMatchObject([
      {
        version: 2,
        since: "2026-02-01T00:00:00Z",
        changed: ["datastreams.a", "datastreams.b", "name"],
        correction: null,
      },
      { version: 1, changed: [] },
    ]);
    expect(await data.versions("zzzzzzzz")).toEqual([]);
    expect((await data.newest(1))[0]).toMatchObject({
      publicId: "eeeeeeee",
      change: "changed",
      at: "2026-02-01T00:00:00Z",
    });
  });

  it("gives the newest value that may be shown, with its age", async () => {
    const work = db.database.work("ingest");
    const beganMs = Date.now();
    const from = new Date(beganMs - 16.5 * MINUTE_MS);
    for (const key of ["count", "delayed", "small", "closed"])
      await insertReadings(work, ids[key] ?? 0, from, [1, 2, 3]);
    const latest = await data.latest(Object.values(ids));
    const of = (key: string) => latest.find(({ datastream }) => datastream === ids[key]);
    expect(of("count")).toMatchObject({ value: 3 });
    const tookS = (Date.now() - beganMs) / 1_000;
    expect(of("count")?.ageS).toBeGreaterThanOrEqual(13.5 * 60 - 1);
    expect(of("count")?.ageS).toBeLessThanOrEqual(13.5 * 60 + tookS + 1);
    expect(of("delayed")).toMatchObject({ value: 2 });
    expect(of("small")).toMatchObject({ value: null, suppressed: true });
    expect(of("closed")).toBeUndefined();
  });

  it("gives series of public streams only", async () => {
    const start = new Date("2026-03-01T10:00:00Z");
    await insertHour(db.database.work("jobs"), ids["count"] ?? 0, { start, shown: [3, 4] });
    const to = new Date("2026-03-01T12:00:00Z");
    expect(await data.hours(ids["count"] ?? 0, start, to)).toMatchObject([{ sum: 7, count: 2 }]);
    expect(await data.days(ids["count"] ?? 0, start, to)).toEqual([]);
    expect(await data.raw(ids["count"] ?? 0, new Date(0), new Date())).toHaveLength(3);
    expect(await data.hours(ids["closed"] ?? 0, start, to)).toBeNull();
    expect(await data.raw(ids["closed"] ?? 0, new Date(0), new Date())).toBeNull();
    expect(await data.exposure(ids["closed"] ?? 0)).toBeNull();
  });

  it("shows a sensor now and then, its practice, the city and the zones", async () => {
    expect((await data.sensor("aaaaaaaa"))?.reference).toBe("DM-001");
    expect(await data.sensor("aaaaaaaa", new Date("2025-01-01T00:00:00Z"))).toBeNull();
    expect(await data.sensor("dddddddd")).toBeNull();
    expect((await data.city()).name).toBe("Voorbeeldstad");
    expect(await data.crowd(null)).toMatchObject({ zones: [], viewer: null });
  });
});
