import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { openSiteData } from "../src/site/open-site-data.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertReadings, insertSensor, SECRETS } from "./register.ts";

/** A number that only a hidden stream ever measured. */
const HIDDEN_VALUE = 918_273;

/** Questions by the last part of a path, beside the plain one. */
const QUESTIONS: Record<string, string[]> = {
  sensors: ["?q=geheim", "?reference=GEHEIM-2", "?format=jsonl", "?format=geojson"],
  readings: ["?resolution=hour", "?resolution=day"],
};

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

  /** Every path that answers GET, as the router has it: a route that is added later is asked, too. */
  const everyPath = (): string[] => {
    const places: string[] = [];
    return test.app
      .printRoutes({ commonPrefix: false, includeHooks: false })
      .split("\n")
      .flatMap((line) => {
        const [, indent = "", part = "", methods = ""] =
          /^([│ ]*)[├└]── (\S*)(?: \((.*)\))?$/u.exec(line) ?? [];
        places.length = indent.length / 4;
        places.push(part);
        return methods.includes("GET") ? [places.join("")] : [];
      });
  };

  it("in any answer of any route", async () => {
    const paths = everyPath();
    expect(paths).toEqual(
      expect.arrayContaining([
        "/v1/sensors",
        "/v1/datastreams/:id/readings",
        "/v1/zones",
        "/v1/exports/sensors",
        "/v1/dcat",
      ]),
    );
    const ids = ["aaaaaaaa", "bbbbbbbb", "GEHEIM-2", "telwerk", ...[open, closed, ofDraft].map(String)];
    const urls = paths
      .filter((path) => !path.includes("*"))
      .flatMap((path) => (path.includes(":") ? ids.map((id) => path.replaceAll(/:\w+/g, id)) : [path]))
      .flatMap((path) => [
        path,
        ...(QUESTIONS[path.split("/").at(-1) ?? ""] ?? []).map((query) => path + query),
      ]);
    for (const url of urls) {
      for (const accept of ["application/json", "application/geo+json", "text/csv", "text/turtle"]) {
        const { body, statusCode } = await test.app.inject({ url, headers: { accept } });
        // A watchdog is told by 503 what is missing: here there is no broker.
        expect(url === "/health/ready" ? 200 : statusCode, `status of ${url}`).toBeLessThan(500);
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
