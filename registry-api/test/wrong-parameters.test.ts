import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { problemSchema } from "../src/contract/problem.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertSensor } from "./register.ts";

const cursorOf = (sort: string, key: string): string => {
  const place = { sort, descending: false, key, id: 1, knownBy: 1, at: "2026-01-01T00:00:00Z" };
  return Buffer.from(JSON.stringify(place)).toString("base64url");
};

describe("wrong parameters", () => {
  const db = useDatabase();
  let test: TestApp;
  let stream: number;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    const ids = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      streams: [{ key: "count" }],
    });
    stream = ids["count"] ?? 0;
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const problemOf = async (url: string) => {
    const response = await test.app.inject({ url });
    expect(response.headers["content-type"]).toContain("application/problem+json");
    expect(response.headers["api-version"]).toBe("1.0.0");
    const problem = problemSchema.strict().parse(response.json());
    expect(problem.status).toBe(response.statusCode);
    return problem;
  };
  const named = (errors: { in: string; name: string }[] | undefined): string[] =>
    (errors ?? []).map((error) => `${error.in} ${error.name}`);

  it.each([
    ["/v1/sensors?limit=1001", ["query limit"]],
    ["/v1/sensors?limit=0", ["query limit"]],
    ["/v1/sensors?limit=1.5", ["query limit"]],
    ["/v1/sensors?limit=abc", ["query limit"]],
    ["/v1/sensors?limit=1&limit=2", ["query limit"]],
    ["/v1/sensors?status=draft", ["query status"]],
    ["/v1/sensors?status=active&status=in-review", ["query status"]],
    ["/v1/sensors?status=", ["query status"]],
    ["/v1/sensors?kind=spaceship", ["query kind"]],
    ["/v1/sensors?personalData=some", ["query personalData"]],
    ["/v1/sensors?owner=NOT%20AN%20ID", ["query owner"]],
    ["/v1/sensors?reference=%20", ["query reference"]],
    ["/v1/sensors?q=%00", ["query q"]],
    [`/v1/sensors?q=${"a".repeat(201)}`, ["query q"]],
    ["/v1/sensors?cursor=abc", ["query cursor"]],
    ["/v1/sensors?bbox=1,2,3", ["query bbox"]],
    ["/v1/sensors?bbox=1,2,3,4,5", ["query bbox"]],
    ["/v1/sensors?bbox=a,b,c,d", ["query bbox"]],
    ["/v1/sensors?bbox=,,,", ["query bbox"]],
    ["/v1/sensors?bbox=5,51,4,52", ["query bbox"]],
    ["/v1/sensors?bbox=0,0,181,1", ["query bbox"]],
    ["/v1/sensors?polygon=5,51,6,51", ["query polygon"]],
    ["/v1/sensors?polygon=5,51,6,51,x,52", ["query polygon"]],
    ["/v1/sensors?crs=EPSG:3857", ["query crs"]],
    ["/v1/sensors?fields=secret", ["query fields"]],
    ["/v1/sensors?sort=secret", ["query sort"]],
    ["/v1/sensors?mobile=yes", ["query mobile"]],
    [`/v1/sensors?cursor=${cursorOf("recordedAt", "2026-99-99T00:00:00.000000Z")}`, ["query cursor"]],
    [`/v1/sensors?sort=name&cursor=${cursorOf("registered", "1")}`, ["query cursor"]],
    ["/v1/sensors?foo=1&bar=2", ["query foo", "query bar"]],
    ["/v1/sensors?limit=9999&status=draft&foo=1", ["query status", "query limit", "query foo"]],
    ["/v1/sensors/aaaaaaaa?at=yesterday", ["query at"]],
    ["/v1/sensors/aaaaaaaa?at=2026-11-24", ["query at"]],
    ["/v1/sensors/aaaaaaaa?at=0000-01-01T00:00:00Z", ["query at"]],
    ["/v1/sensors/aaaaaaaa?at=2026-01-01T00:00:00Z&version=2", ["query version"]],
    ["/v1/sensors/aaaaaaaa/practice?at=2026-01-01T00:00:00Z", ["query at"]],
    ["/v1/datastreams/abc/readings", ["path id"]],
    ["/v1/datastreams/0/readings", ["path id"]],
    ["/v1/datastreams/99999999999/readings", ["path id"]],
    ["/v1/datastreams/abc/readings?resolution=week&foo=1", ["path id", "query resolution", "query foo"]],
    ["/v1/datastreams/ID/readings?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", ["query from"]],
    ["/v1/datastreams/ID/readings?from=x&to=y&limit=1001", ["query from", "query to", "query limit"]],
    ["/v1/datastreams/ID/readings?cursor=eyJhZnRlciI6MX0", ["query cursor"]],
    ["/v1/live?foo=1", ["query foo"]],
    ["/v1/zones?limit=1001", ["query limit"]],
  ])("%s names every one", async (url, expected) => {
    const problem = await problemOf(url.replace("ID", String(stream)));
    expect(problem.status).toBe(400);
    expect(named(problem.errors)).toEqual(expected);
    for (const { message } of problem.errors ?? []) expect(message).toMatch(/^(expected|is) /);
  });

  it.each([
    ["/v1/nothing", 404],
    ["/v1", 404],
    ["/v1/datastreams/2147483647/readings", 404],
    ["/v1/live", 426],
    ["/v1/%", 400],
  ])("%s is a problem of status %i", async (url, status) => {
    const response = await test.app.inject({ url });
    expect(problemSchema.parse(response.json()).status).toBe(status);
    expect(response.statusCode).toBe(status);
  });

  it("names every one of what is sent", async () => {
    const sent = { method: "POST", url: "/v1/claims?foo=1", payload: { deviceId: "No!", extra: 1 } } as const;
    const { errors } = problemSchema.parse((await test.app.inject(sent)).json());
    expect(named(errors)).toEqual(["query foo", "body deviceId", "body code", "body extra"]);
    for (const { message } of errors ?? []) expect(message).toMatch(/^(expected|is) /);
  });

  it("says in words what it expected", async () => {
    const { errors } = await problemOf("/v1/sensors?status=draft");
    expect(errors?.[0]?.message).toBe("expected one of announced, active, paused, expired, removed");
  });

  it("accepts what is at the edge", async () => {
    for (const url of ["/v1/sensors?limit=1000", "/v1/sensors?limit=1", "/v1/sensors?bbox=-180,-90,180,90"]) {
      expect((await test.app.inject({ url })).statusCode).toBe(200);
    }
  });
});
