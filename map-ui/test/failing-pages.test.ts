// What a visitor gets when something fails: a page in words, in the language of the address, that tells nothing of the inside.
import { PassThrough } from "node:stream";
import { type Database, DatabaseError } from "@meetpaal/db";
import { type Ingest, openIngest } from "@meetpaal/ingest";
import { openRegistryApi, openSiteData, type RegistryApi } from "@meetpaal/registry-api";
import { pino } from "pino";
import { Registry } from "prom-client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { insertCity } from "../../registry-api/test/register.ts";
import { openSite } from "../src/index.ts";

const timeZone = "Europe/Amsterdam";

describe("a page that fails", () => {
  const db = useDatabase();
  let failure: Error | null = null;
  let ingest: Ingest;
  let server: RegistryApi;
  let url = "";

  /** The test's database, until it fails. */
  const breakable = (database: Database): Database => ({
    ...database,
    work: (name) =>
      new Proxy(database.work(name), {
        get: (work, member): unknown => (failure ? () => Promise.reject(failure) : Reflect.get(work, member)),
      }),
  });

  beforeAll(async () => {
    await insertCity(db.database.work("contract"));
    const database = breakable(db.database);
    ingest = await openIngest({ database: db.database, timeZone, onProblem: () => {} });
    server = await openRegistryApi({
      database,
      ingest,
      site: openSite({ data: openSiteData(database, timeZone), timeZone, demo: false }),
      live: { connect: () => new PassThrough() },
      publicUrl: "https://stad.example",
      timeZone,
      host: "127.0.0.1",
      port: 0,
      log: pino({ level: "silent" }),
      registry: new Registry(),
    });
    url = `http://127.0.0.1:${server.address.port}`;
  });
  beforeEach(() => {
    failure = null;
  });
  afterAll(async () => {
    failure = null;
    await server.close();
    await ingest.close();
  });

  const away = new DatabaseError("UNREACHABLE", "connect ECONNREFUSED 10.1.2.3:5432");

  it.each([
    ["/nl/", "nl", "Er ging iets mis bij ons"],
    ["/nl/sensoren?kind=camera", "nl", "Er ging iets mis bij ons"],
    ["/en/sensors/aaaaaaaa", "en", "Something went wrong on our side"],
    ["/s/aaaaaaaa?taal=en", "en", "Something went wrong on our side"],
  ])("%s says in its language to come back, with the database away", async (path, language, title) => {
    // The phone number of the city is known from before.
    expect((await fetch(`${url}/nl/`)).status).toBe(200);
    failure = away;
    const answer = await fetch(url + path);
    const text = await answer.text();
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("10");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(text).toContain(`<html lang="${language}"`);
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).toContain(`href="https://stad.example${path.replace("&", "&amp;")}"`);
    expect(text).not.toMatch(/10\.1\.2\.3|ECONNREFUSED/u);
  });

  it("is our mistake where it is no absence", async () => {
    failure = new Error('relation "sensor" at 10.1.2.3');
    const answer = await fetch(`${url}/nl/sensoren`);
    expect(answer.status).toBe(500);
    expect(answer.headers.has("retry-after")).toBe(false);
    expect(await answer.text()).not.toContain("10.1.2.3");
  });

  it("stays a problem for programs", async () => {
    failure = away;
    const answer = await fetch(`${url}/v1/sensors`, { headers: { accept: "text/html" } });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  });

  it("says so where the address or the form cannot be read", async () => {
    const unread = await fetch(`${url}/nl/%zz`);
    expect(unread.status).toBe(400);
    expect(await unread.text()).toContain("<h1>Dit konden wij niet lezen</h1>");
    const form = { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" } };
    const large = await fetch(`${url}/nl/ben-ik-gemeten`, { ...form, body: "a".repeat(20_000) });
    expect(large.status).toBe(413);
    expect(await large.text()).toContain("<h1>Dit konden wij niet lezen</h1>");
  });

  it("asks to wait after too many questions", async () => {
    const site = openSite({ data: openSiteData(db.database, timeZone), timeZone, demo: false });
    const request = {
      method: "GET" as const,
      path: "/nl/sensoren",
      query: new URLSearchParams(),
      acceptLanguage: null,
      viewerToken: null,
      form: null,
      publicUrl: "https://stad.example",
    };
    const { status, body } = site.failure(request, 429);
    expect(status).toBe(429);
    expect(String(body)).toContain("<h1>Even wachten</h1>");
  });
});
