import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { openSiteData } from "../src/site/open-site-data.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertReadings, insertSensor, SECRETS } from "./register.ts";

/** A number that only a hidden stream ever measured. */
const HIDDEN_VALUE = 918_273;

describe("nothing private leaves", () => {
  const db = useDatabase();
  let test: TestApp;
  let open: number;
  let closed: number;
  let ofDraft: number;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    const ids = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      streams: [{ key: "open" }, { key: "closed", isPublic: false }],
    });
    const draft = await insertSensor(work, {
      publicId: "bbbbbbbb",
      reference: "GEHEIM-2",
      status: "draft",
      streams: [{ key: "count" }],
    });
    open = ids["open"] ?? 0;
    closed = ids["closed"] ?? 0;
    ofDraft = draft["count"] ?? 0;
    const from = new Date(Date.now() - 30 * 60_000);
    await insertReadings(work, open, from, [1, 2, 3]);
    await insertReadings(work, closed, from, [HIDDEN_VALUE, HIDDEN_VALUE]);
    await insertReadings(work, ofDraft, from, [HIDDEN_VALUE]);
    await work.query(`insert into device values ('telwerk-0001', 'telwerk')`);
    await work.query(
      `insert into credential (device_id, secret_sha256, created_at) values ('telwerk-0001', sha256($1), now())`,
      [SECRETS[3]],
    );
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const forbidden = () => [...SECRETS, String(HIDDEN_VALUE), "GEHEIM-2", "telwerk-0001"];

  it("in any answer of the API", async () => {
    const urls = [
      "/v1/sensors",
      "/v1/sensors?q=geheim",
      "/v1/sensors?reference=GEHEIM-2",
      "/v1/sensors/aaaaaaaa",
      "/v1/sensors/bbbbbbbb",
      "/v1/sensors/aaaaaaaa/practice",
      "/v1/sensors/bbbbbbbb/practice",
      "/v1/zones",
      "/v1/openapi.json",
      "/health/ready",
      ...[open, closed, ofDraft].flatMap((id) =>
        ["raw", "hour", "day"].map((resolution) => `/v1/datastreams/${id}/readings?resolution=${resolution}`),
      ),
    ];
    for (const url of urls) {
      for (const accept of ["application/json", "application/geo+json", "text/csv"]) {
        const { body } = await test.app.inject({ url, headers: { accept } });
        for (const word of forbidden()) {
          if (url.includes(word)) continue;
          expect(body, `${url} as ${accept}`).not.toContain(word);
        }
      }
    }
  });

  it("in anything a page can read", async () => {
    const data = openSiteData(db.database, "Europe/Amsterdam");
    const from = new Date(0);
    const to = new Date();
    const read = JSON.stringify([
      await data.city(),
      await data.totals(),
      await data.sensors({ sort: { by: "place", language: "nl" }, page: 1, pageSize: 50 }),
      await data.sensor("aaaaaaaa"),
      await data.sensor("bbbbbbbb"),
      await data.versions("aaaaaaaa"),
      await data.versions("bbbbbbbb"),
      await data.practice("aaaaaaaa"),
      await data.latest([open, closed, ofDraft]),
      await data.raw(closed, from, to),
      await data.raw(ofDraft, from, to),
      await data.hours(closed, from, to),
      await data.newest(10),
      await data.crowd(null),
    ]);
    expect(read).toContain("DM-001");
    for (const word of forbidden()) expect(read).not.toContain(word);
  });

  it("in the text of a failure of ours", async () => {
    await db.database.work("contract").query(`alter table sensor_version rename column body to corpus`);
    const response = await test.app.inject({ url: "/v1/sensors" });
    await db.database.work("contract").query(`alter table sensor_version rename column corpus to body`);
    expect(response.statusCode).toBe(500);
    expect(response.json()).toEqual({
      status: 500,
      title: "Failure on our side",
      detail: "Something failed on our side. It has been written down.",
    });
  });
});
