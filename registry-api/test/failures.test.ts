import type { Database } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { problemSchema } from "../src/contract/problem.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertSensor, SECRETS } from "./register.ts";

/** As a driver would say it: with a table, a host and what was asked. */
const INSIDE = `relation "reading" at 10.1.2.3: ${SECRETS[3]}`;

describe("a failure of ours", () => {
  const db = useDatabase();
  let test: TestApp;
  let isBroken = false;
  let stream = 0;
  let paths: string[] = [];

  /** The test's database, until it breaks. */
  const breakable = (database: Database): Database => ({
    ...database,
    work: (name) =>
      new Proxy(database.work(name), {
        get: (work, member): unknown =>
          isBroken ? () => Promise.reject(new Error(INSIDE)) : Reflect.get(work, member),
      }),
  });

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    const ids = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      streams: [{ key: "count" }],
    });
    stream = ids["count"] ?? 0;
    test = await openTestApp(breakable(db.database));
    const description = await test.app.inject({ url: "/v1/openapi.json" });
    paths = Object.keys(description.json<{ paths: Record<string, unknown> }>().paths);
    isBroken = true;
  });
  afterAll(() => {
    isBroken = false;
    return test.close();
  });

  it("is said on every route in one sentence that tells nothing of the inside", async () => {
    const urls = paths.map((path) =>
      `/v1${path}`
        .replace("{publicId}", "aaaaaaaa")
        .replace("{id}", path.startsWith("/datastreams") ? String(stream) : "kade"),
    );
    const failed: string[] = [];
    const faults: string[] = [];
    for (const url of urls) {
      for (const accept of ["application/json", "text/csv", "application/geo+json", "text/html"]) {
        const { statusCode, headers, body } = await test.app.inject({ url, headers: { accept } });
        if ([...SECRETS, "10.1.2.3"].some((word) => body.includes(word))) faults.push(`${url} tells`);
        if (statusCode < 500 || url.startsWith("/health")) continue;
        failed.push(url);
        if (headers["cache-control"] !== "no-store") faults.push(`${url} may be kept`);
        if (!String(headers["content-type"]).startsWith("application/problem+json"))
          faults.push(`${url} is no problem`);
        else if (problemSchema.parse(JSON.parse(body)).status !== statusCode) faults.push(`${url} lies`);
      }
    }
    expect(faults).toEqual([]);
    expect(failed).toEqual(
      expect.arrayContaining([
        "/v1/sensors",
        "/v1/sensors/aaaaaaaa",
        "/v1/zones",
        `/v1/datastreams/${stream}/readings`,
      ]),
    );
  });

  it("is a page where a page was asked for", async () => {
    const { statusCode, headers, body } = await test.app.inject({ url: `/v/${"a".repeat(43)}` });
    expect(statusCode).toBe(500);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(body).toContain("<title>500</title>");
  });
});
