import { brotliDecompressSync } from "node:zlib";
import { createViewer } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { healthSchema } from "../src/contract/health.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity } from "./register.ts";

describe("pages and headers", () => {
  const db = useDatabase();
  let test: TestApp;

  beforeAll(async () => {
    await insertCity(db.database.work("contract"));
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  it("gives every page a policy that lets nothing in from elsewhere", async () => {
    const { headers } = await test.app.inject({ url: "/nl/sensoren" });
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';" +
        "worker-src 'self';manifest-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "permissions-policy": "camera=(), microphone=(), geolocation=(self)",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers).not.toHaveProperty("set-cookie");
    expect(headers).not.toHaveProperty("access-control-allow-origin");
    expect(headers).not.toHaveProperty("api-version");
  });

  it("opens the API to other sites, to look only", async () => {
    const { headers } = await test.app.inject({
      url: "/v1/sensors",
      headers: { origin: "https://elders.example" },
    });
    expect(headers).toMatchObject({
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
    });
    expect(headers).not.toHaveProperty("access-control-allow-credentials");
    const preflight = await test.app.inject({
      method: "OPTIONS",
      url: "/v1/sensors",
      headers: { origin: "https://elders.example", "access-control-request-method": "GET" },
    });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers["access-control-allow-methods"]).toBe("GET, HEAD");
  });

  it("asks the site for every other path, with what it needs to answer", async () => {
    const cookie = `meetpaal_viewer=${"a".repeat(43)}`;
    const response = await test.app.inject({
      url: "/nl/sensoren?kind=noise&kind=camera&q=kade%20west",
      headers: { "accept-language": "en, nl;q=0.5", cookie },
    });
    expect(response.headers["content-type"]).toBe("text/html; charset=utf-8");
    const asked = test.asked.at(-1);
    expect(asked).toMatchObject({
      method: "GET",
      path: "/nl/sensoren",
      acceptLanguage: "en, nl;q=0.5",
      viewerToken: "a".repeat(43),
      form: null,
    });
    expect(asked?.query.getAll("kind")).toEqual(["noise", "camera"]);
    expect(asked?.query.get("q")).toBe("kade west");
  });

  it("hands a form to the site, and no other body", async () => {
    const post = (headers: Record<string, string>, payload: string) =>
      test.app.inject({ method: "POST", url: "/nl/vraag", headers, payload });
    await post({ "content-type": "application/x-www-form-urlencoded" }, "vraag=Wat+meet+u%3F");
    expect(test.asked.at(-1)?.form?.get("vraag")).toBe("Wat meet u?");
    expect((await post({ "content-type": "text/csv" }, "a,b")).statusCode).toBe(415);
    const tooLarge = await post({ "content-type": "application/x-www-form-urlencoded" }, "a".repeat(20_000));
    expect(tooLarge.statusCode).toBe(413);
  });

  it("compresses pages, and sends a known one only once", async () => {
    const first = await test.app.inject({ url: "/nl/", headers: { "accept-encoding": "gzip, br" } });
    expect(first.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(first.rawPayload).toString()).toContain("<p>Rustig.");
    const etag = String(first.headers["etag"]);
    const again = await test.app.inject({
      url: "/nl/",
      headers: { "accept-encoding": "br", "if-none-match": etag },
    });
    expect(again.statusCode).toBe(304);
    expect(again.rawPayload).toHaveLength(0);
  });

  it("answers HEAD as GET, without a body", async () => {
    const response = await test.app.inject({ method: "HEAD", url: "/nl/" });
    expect(response.statusCode).toBe(200);
    expect(response.rawPayload).toHaveLength(0);
  });

  it("serves built files for ever, and none from elsewhere", async () => {
    const { headers, body } = await test.app.inject({ url: "/assets/style-1a2b.css" });
    expect(body).toContain("color: black");
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    for (const url of ["/assets/..%2f..%2fetc%2fpasswd", "/assets/nothing.css", "/assets/"]) {
      expect((await test.app.inject({ url })).statusCode).toBeGreaterThanOrEqual(400);
    }
  });

  it("makes who opens a link a viewer, by a cookie that scripts cannot read", async () => {
    const { token } = await createViewer(db.database.work("api"), {
      zones: ["kade"],
      until: new Date(Date.now() + 60_000),
    });
    const response = await test.app.inject({ url: `/v/${token}` });
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe("/nl/drukte");
    expect(String(response.headers["set-cookie"])).toMatch(
      /^meetpaal_viewer=[\w-]{43}; .*HttpOnly; SameSite=Lax$/,
    );
    expect((await test.app.inject({ url: "/v/nothing" })).headers).not.toHaveProperty("set-cookie");
  });

  it("says that it lives, and what is missing to answer", async () => {
    const lives = await test.app.inject({ url: "/health/live" });
    expect(healthSchema.parse(lives.json())).toEqual({ status: "ok", missing: [] });
    // No broker answers in this test.
    const ready = await test.app.inject({ url: "/health/ready" });
    expect(ready.statusCode).toBe(503);
    expect(healthSchema.parse(ready.json())).toEqual({ status: "unavailable", missing: ["live"] });
  });

  it("lets one address have its share, by the header of a proxy on this machine alone", async () => {
    const from = (address: string) =>
      test.app.inject({
        url: "/v1/zones",
        headers: { "x-forwarded-for": address },
        remoteAddress: "127.0.0.1",
      });
    expect((await from("203.0.113.7")).headers["ratelimit-remaining"]).toBe("2999");
    expect((await from("203.0.113.7")).headers["ratelimit-remaining"]).toBe("2998");
    expect((await from("203.0.113.8")).headers["ratelimit-remaining"]).toBe("2999");
    expect((await test.app.inject({ url: "/v1/zones" })).headers).not.toHaveProperty("ratelimit-remaining");
  });
});
