import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertReadings, insertSensor } from "./register.ts";

/** Values that a parameter of any kind may meet: near misses, edges, and what breaks parsers and databases. */
const VALUES = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    ..."aaaaaaaa 1 0 -1 1e309 NaN 2147483648 2026-11-24T10:00:00Z 0000-01-01T00:00:00Z 2199-12-31T23:59:59.9999999+23:59".split(
      " ",
    ),
    ..."active -name name CRS84 EPSG:28992 raw day csv xlsx jsonl true en location,name".split(" "),
    ..."5,51,6,52 6,52,5,51 5,51,6,51,6,52 5,51,5,51,5,51 ,,, ' '' \\ % _ :* & | ! ( ) <-> \u0000 \ud800 \u202e".split(
      " ",
    ),
    "kade west",
    "' :* | 'a",
    "eyJhZnRlciI6MX0",
  ),
  // What the standards ask: systems of places, conditions, relations.
  fc.constantFrom(
    "http://www.opengis.net/def/crs/EPSG/0/28992",
    "2026-01-01T00:00:00Z/..",
    "result gt 1 and not (Datastream/Thing/name eq 'x')",
    "phenomenonTime ge 2026-11-24T10:00:00Z",
    "year(phenomenonTime) add 1 div 0 eq null or substring(id, -5) eq ''",
    "1e300 mul 1e300 gt result",
    "st_within(location,geography'POLYGON((0 0,1 0,1 1,0 0))')",
    "Datastreams($expand=Observations($top=1;$orderby=result desc),Thing)",
    "result desc,id",
    "properties/kind",
    "name,id",
    "eyJkYXRhc3RyZWFtIjoxLCJ0aW1lIjpudWxsfQ",
  ),
);

interface Operation {
  path: string;
  parameters: string[];
}

describe("any parameter of any path", () => {
  const db = useDatabase();
  let test: TestApp;
  let operations: Operation[];

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    const ids = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      streams: [{ key: "a" }],
    });
    await insertReadings(work, ids["a"] ?? 0, new Date(Date.now() - 600_000), [1, 2, 3]);
    test = await openTestApp(db.database);
    operations = [
      ...(await operationsOf("/v1")).filter(({ path }) => !path.startsWith("/v1/health/")),
      ...(await operationsOf("/ogc/v1")),
      ...(await operationsOf("/sta/v1.1")),
    ];
    expect(operations.length).toBeGreaterThan(40);
  });

  /** What can be asked of an API, as its own description says. A watchdog is told by 503 what is missing: here, a broker. */
  async function operationsOf(base: string): Promise<Operation[]> {
    const { paths }: { paths: Record<string, { get?: { parameters?: { in: string; name: string }[] } }> } = (
      await test.app.inject({ url: `${base}/openapi.json` })
    ).json();
    return Object.entries(paths).flatMap(([path, { get }]) =>
      get === undefined
        ? []
        : [
            {
              path: `${base}${path}`,
              parameters: (get.parameters ?? []).filter((one) => one.in === "query").map(({ name }) => name),
            },
          ],
    );
  }
  afterAll(() => test.close());

  it("is answered or refused, and is never a failure of ours", async () => {
    const asked = fc.record({
      place: fc.nat(),
      id: fc.oneof(VALUES, fc.constantFrom("1", "1000001")),
      query: fc.array(fc.tuple(fc.nat(), VALUES), { maxLength: 4 }),
      accept: fc.constantFrom("application/json", "application/geo+json", "text/csv", "text/turtle", "*;q=x"),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ place, id, query, accept }) => {
        const { path, parameters } = operations[place % operations.length] ?? { path: "/", parameters: [] };
        const wellFormed = (text: string): string =>
          encodeURIComponent(text.replaceAll(/\p{Cs}/gu, "\uFFFD"));
        const words = query.map(
          ([which, value]) =>
            `${parameters[which % (parameters.length + 1)] ?? "other"}=${wellFormed(value)}`,
        );
        const url = `${path.replaceAll(/\{\w+\}/g, () => wellFormed(id))}?${words.join("&")}`;
        const { statusCode } = await test.app.inject({ url, headers: { accept } });
        expect(statusCode, `status of ${url}`).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
  });
});
