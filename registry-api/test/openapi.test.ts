import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { brokenRules } from "./api-rules.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity } from "./register.ts";

describe("GET /v1/openapi.json", () => {
  const db = useDatabase();
  let test: TestApp;

  beforeAll(async () => {
    await insertCity(db.database.work("contract"));
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  it.each(["/ogc/v1", "/sta/v1.1"])("of %s is valid OpenAPI 3.0", async (base) => {
    const { body } = await test.app.inject({ url: `${base}/openapi.json` });
    const { valid, errors } = await new Validator().validate(JSON.parse(body));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it("is valid OpenAPI 3.0, and describes every path of the interface", async () => {
    const description: { openapi: string; paths: Record<string, unknown> } = (
      await test.app.inject({ url: "/v1/openapi.json" })
    ).json();
    const { valid, errors } = await new Validator().validate(structuredClone(description));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(description.openapi).toBe("3.0.3");
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining([
        "/sensors",
        "/sensors/{publicId}",
        "/sensors/{publicId}/practice",
        "/datastreams/{id}/readings",
        "/zones",
        "/live",
        "/health/live",
        "/health/ready",
      ]),
    );
    expect(JSON.stringify(description)).not.toContain("privateContact");
  });

  it("keeps the rules that may not change", async () => {
    const { body } = await test.app.inject({ url: "/v1/openapi.json" });
    expect(brokenRules(JSON.parse(body))).toEqual([]);
  });

  it("keeps them in the standards' own APIs too, but where the standard forbids it", async () => {
    const { body } = await test.app.inject({ url: "/ogc/v1/openapi.json" });
    expect(brokenRules(JSON.parse(body), {})).toEqual([
      "get /collections/sensors/items has bbox-crs in camelCase", // OGC 18-058r1 §8.2
    ]);
    const things = await test.app.inject({ url: "/sta/v1.1/openapi.json" });
    const kinds = new Set(
      brokenRules(JSON.parse(things.body), {}).map((line) =>
        line.replace(/.* (?=(in camelCase|is kebab-case|is https))/, ""),
      ),
    );
    // OGC 18-088 §8.2 for names of entity sets, §9.3.3 for those of options, §9.1 for the minor version in the path.
    expect([...kinds]).toEqual([
      "is https and ends in /v1",
      "is kebab-case without a slash at its end",
      "in camelCase",
    ]);
  });

  // After a change of the contract: npx vitest run registry-api/test/openapi.test.ts -u
  it.each([
    ["/v1", "openapi.json"],
    ["/ogc/v1", "openapi-features.json"],
    ["/sta/v1.1", "openapi-sensorthings.json"],
  ])("of %s is what is committed in %s", async (base, file) => {
    const { body } = await test.app.inject({ url: `${base}/openapi.json` });
    await expect(`${JSON.stringify(JSON.parse(body), null, 2)}\n`).toMatchFileSnapshot(`../${file}`);
  });
});
