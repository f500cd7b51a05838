import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { sensorFeatureSchema, sensorSchema } from "../src/contract/sensor.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertSensor, SECRETS } from "./register.ts";

const FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"];

describe.each(editions)("GET /v1/exports/sensors (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    for (const [index, name] of FORMULAS.entries()) {
      await insertSensor(work, {
        publicId: `aaaaaaa${index}`,
        reference: `DM-00${index}`,
        kind: index === 0 ? "noise" : "camera",
        name,
        at: [-5.5, 51.8],
        streams: [{ key: "a" }],
      });
    }
    await insertSensor(work, { publicId: "bbbbbbbb", reference: "GEHEIM-2", status: "draft" });
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const get = async (query: string) => {
    const response = await test.app.inject({ url: `/v1/exports/sensors?${query}` });
    expect(response.statusCode).toBe(200);
    for (const secret of [...SECRETS, "GEHEIM-2"]) expect(response.body).not.toContain(secret);
    return response;
  };

  it("is a table in which nothing is a formula", async () => {
    const response = await get("format=csv");
    expect(response.headers["content-disposition"]).toMatch(/filename="sensoren-\d{8}T\d{6}Z\.csv"/);
    const rows: Record<string, string>[] = parse(response.body, { columns: true });
    expect(rows.map(({ name }) => name)).toEqual(FORMULAS.map((name) => `'${name}`));
    expect(rows[0]).toMatchObject({
      publicId: "aaaaaaa0",
      longitude: "-5.5",
      ownerName: "Gemeente Voorbeeldstad",
    });
  });

  it("is a workbook of texts and numbers", async () => {
    const { rawPayload } = await get("format=xlsx");
    const sheet = unzipSync(rawPayload)["xl/worksheets/sheet1.xml"];
    const text = new TextDecoder().decode(sheet);
    expect(text.match(/<row>/g)).toHaveLength(FORMULAS.length + 1);
    expect(text).toContain(`<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>`);
    expect(text).toContain("<c><v>-5.5</v></c>");
    expect(text).not.toContain("<f>");
  });

  it("is features, or whole entries, of all or of what was asked", async () => {
    const { features, timeStamp } = (await get("format=geojson")).json();
    expect(features.map((feature: unknown) => sensorFeatureSchema.parse(feature).id)).toHaveLength(6);
    expect(Date.parse(timeStamp)).toBeLessThanOrEqual(Date.now());
    const lines = (await get("format=jsonl&kind=noise")).body.trim().split("\n");
    expect(lines.map((line) => sensorSchema.parse(JSON.parse(line)).publicId)).toEqual(["aaaaaaa0"]);
    expect((await get("format=geojson&kind=water")).json()).toMatchObject({ features: [] });
  });
});
