import { insertPromiseAnswer, judgeAllPromises, retain } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { deletionRunListSchema } from "../src/contract/deletions.ts";
import { cityPromiseListSchema, ownerBreaksListSchema } from "../src/contract/promises.ts";
import { openSiteData } from "../src/site/open-site-data.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertReadings, insertSensor, OWNER } from "./register.ts";

const ZONE = "Europe/Amsterdam";
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

describe.each(oneEdition)("promises of the whole city (%s)", (edition) => {
  const db = useDatabase(edition);
  const jobs = () => db.database.work("jobs");
  let test: TestApp;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    const { count_in } = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      streams: [{ key: "count_in" }, { key: "count_out" }],
    });
    await insertSensor(work, { publicId: "bbbbbbbb", reference: "DM-002", streams: [{ key: "count" }] });
    await insertSensor(work, {
      publicId: "dddddddd",
      reference: "DM-004",
      status: "draft",
      streams: [{ key: "count" }],
    });
    await insertReadings(db.database.work("ingest"), count_in ?? 0, new Date(Date.now() - 740 * DAY_MS), [1]);
    await judgeAllPromises(jobs(), ZONE);
    // Nothing came in the last day; this test is about one broken promise.
    for (const table of ["promise_state", "promise_change"]) {
      await jobs().query(`delete from ${table} where promise = 'interval'`);
    }
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const list = async (query: string) => {
    const response = await test.app.inject({ url: `/v1/promises?${query}` });
    expect(response.statusCode).toBe(200);
    return cityPromiseListSchema.parse(response.json());
  };

  it("lists every promise of every public sensor once, slice by slice", async () => {
    const whole = await list("");
    expect(new Set(whole.items.map(({ sensor }) => sensor.publicId))).toEqual(
      new Set(["aaaaaaaa", "bbbbbbbb"]),
    );
    const seen: unknown[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = await list(cursor === "" ? "limit=3" : `limit=3&cursor=${cursor}`);
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(whole.items);
  });

  it("filters by verdict, owner and since", async () => {
    const { items } = await list("verdict=broken");
    expect(items).toMatchObject([
      { id: "retention.raw", sensor: { publicId: "aaaaaaaa", owner: OWNER, demo: true }, responses: [] },
    ]);
    expect((await list(`verdict=broken&owner=${OWNER}`)).items).toHaveLength(1);
    expect((await list("owner=telwerk")).items).toEqual([]);
    expect((await list("verdict=broken&since=2199-01-01T00:00:00Z")).items).toEqual([]);
    const wrong = await test.app.inject({ url: "/v1/promises?verdict=green" });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain("one of kept, attention, broken");
  });

  it("is a table for who asks for one, with every example marked", async () => {
    const { body, headers } = await test.app.inject({
      url: "/v1/promises?verdict=broken",
      headers: { accept: "text/csv" },
    });
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    const [names, row, ...rest] = body.trimEnd().split("\r\n");
    expect(names).toMatch(/^sensor,name,owner,promise,datastream,verdict,since,/);
    expect(row).toMatch(/^aaaaaaaa,.*,retention\.raw,.*VOORBEELD/);
    expect(rest).toEqual([]);
  });

  it("says what the city answered, and only to the promise it was about", async () => {
    const answer = { publicId: "aaaaaaaa", datastream: null, text: { nl: "Wij wissen het vandaag." } };
    expect(await insertPromiseAnswer(db.database.work("contract"), { ...answer, promise: "none" })).toEqual({
      at: null,
      began: null,
    });
    await insertPromiseAnswer(db.database.work("contract"), { ...answer, promise: "retention.raw" });
    const { items } = await list("verdict=broken");
    expect(items).toMatchObject([{ responses: [{ text: answer.text }] }]);
    const others = (await list("")).items.filter(({ id }) => id !== "retention.raw");
    expect(others.flatMap(({ responses }) => responses)).toEqual([]);
  });

  /** For how long the promise has been broken, in the tests from here on. */
  let lastMs = 0;

  it("adds up how long promises were broken this year, by owner", async () => {
    const { rows } = await jobs().query<{ at: Date }>(
      "select date_trunc('year', now() at time zone $1) at time zone $1 as at",
      [ZONE],
    );
    const yearMs = rows[0]?.at.getTime() ?? 0;
    const nowMs = Date.now();
    // Two hours of its begin, and the last one: or what there is of them, in the first night of January.
    const firstMs = Math.min(2 * HOUR_MS, nowMs - yearMs);
    lastMs = Math.min(HOUR_MS, (nowMs - yearMs) / 2);
    await jobs().query("update promise_state set since = $1 where verdict = 'broken'", [
      new Date(nowMs - lastMs),
    ]);
    await jobs().query(
      `insert into promise_change (sensor_id, promise, verdict, at)
      select sensor.id, 'until', change.verdict, change.at
      from sensor, (values ('broken', $1::timestamptz), ('kept', $2)) change (verdict, at)
      where public_id = 'bbbbbbbb'`,
      [new Date(yearMs - 4 * HOUR_MS), new Date(yearMs + firstMs)],
    );
    const { owners, broken } = await openSiteData(db.database, ZONE).promises();
    expect(broken).toHaveLength(1);
    // One that broke the year before counts from the first of January, and broke no more often.
    expect(owners).toMatchObject([
      { owner: OWNER, name: "Gemeente Voorbeeldstad", sensors: 2, brokenNow: 1, timesThisYear: 1 },
    ]);
    expect(owners[0]?.hoursThisYear).toBeCloseTo((firstMs + lastMs) / HOUR_MS, 1);
  });

  it("says of each promise how often and how long it was broken this year, and adds it up by owner", async () => {
    const { items } = await list("verdict=broken");
    expect(items).toMatchObject([{ id: "retention.raw", timesThisYear: 1 }]);
    expect(items[0]?.hoursThisYear).toBeCloseTo(lastMs / HOUR_MS, 1);
    const ask = async (accept: string) =>
      await test.app.inject({ url: "/v1/promises/by-owner", headers: { accept } });
    const { items: owners } = ownerBreaksListSchema.parse((await ask("application/json")).json());
    expect(owners).toMatchObject([{ owner: OWNER, brokenNow: 1, timesThisYear: 1 }]);
    const { headers, body } = await ask("text/csv");
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(body.split("\r\n").slice(0, 2)).toEqual([
      "owner,name,sensors,promises,brokenNow,timesThisYear,hoursThisYear",
      expect.stringMatching(/^gemeente-voorbeeldstad,Gemeente Voorbeeldstad,2,\d+,1,1,\d\.\d\d$/),
    ]);
  });

  it("is a feed of what is broken, or of what was asked, newest first", async () => {
    const feed = async (query: string) => {
      const { statusCode, headers, body } = await test.app.inject({ url: `/v1/feeds/promises?${query}` });
      expect([statusCode, headers["content-type"]]).toEqual([200, "application/atom+xml; charset=utf-8"]);
      return body;
    };
    const broken = await feed("");
    expect(broken.match(/<entry>/g)).toHaveLength(1);
    expect(broken).toContain("<title>Klopt niet: Druktemeter DM-001</title>");
    expect(broken).toMatch(/<summary>VOORBEELD: geen echte metingen\. .*Wij wissen het vandaag\.<\/summary>/);
    expect(broken).toContain('<category term="broken"/>');
    const [, ...kept] = [
      ...(await feed("verdict=kept&verdict=not-yet&language=en")).matchAll(/<updated>([^<]*)/g),
    ].map(([, time = ""]) => Date.parse(time));
    expect(kept.length).toBeGreaterThan(1);
    expect(kept).toEqual(kept.toSorted((one, other) => other - one));
    expect(await feed("owner=telwerk")).not.toContain("<entry>");
    expect(await feed("since=2199-01-01T00:00:00Z")).not.toContain("<entry>");
    const wrong = await test.app.inject({ url: "/v1/feeds/promises?verdict=green&language=de" });
    expect(wrong.json()).toMatchObject({ status: 400, errors: [{ name: "verdict" }, { name: "language" }] });
  });

  it("tells when the machine looked for what was due, and what it deleted then", async () => {
    const ask = async (query: string) => {
      const response = await test.app.inject({ url: `/v1/deletions?${query}` });
      expect(response.statusCode).toBe(200);
      return deletionRunListSchema.parse(response.json());
    };
    expect(await openSiteData(db.database, ZONE).promises()).toMatchObject({ lookedAt: null, deletions: [] });
    await retain(jobs(), { timeZone: ZONE, wholeChunks: false });
    await retain(jobs(), { timeZone: ZONE, wholeChunks: false });
    const { items } = await ask("");
    expect(items).toMatchObject([{ deleted: { raw: 1, hour: 0, day: 0 } }]);
    const all = await ask("deleting=false&limit=1");
    expect(all.items).toMatchObject([{ deleted: { raw: 0, hour: 0, day: 0 } }]);
    expect(await ask(`deleting=false&limit=1&cursor=${all.nextCursor}`)).toEqual({ items, nextCursor: null });
    expect(await openSiteData(db.database, ZONE).promises()).toMatchObject({
      lookedAt: all.items[0]?.startedAt,
      deletions: items,
    });
    const wrong = await test.app.inject({ url: "/v1/deletions?deleting=perhaps" });
    expect(wrong.json()).toMatchObject({ status: 400, errors: [{ in: "query", name: "deleting" }] });
  });

  it("knows when promises broke, newest first", async () => {
    const breaks = await openSiteData(db.database, ZONE).breaks(10);
    expect(breaks.map(({ publicId, promise }) => [publicId, promise])).toEqual([
      ["bbbbbbbb", "until"],
      ["aaaaaaaa", "retention.raw"],
    ]);
  });
});
