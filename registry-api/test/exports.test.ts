import { findMoment } from "@meetpaal/db";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { sensorFeatureSchema, sensorSchema } from "../src/contract/sensor.ts";
import { exportAs, type Format } from "../src/exports/export.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertSensor, insertVersion, OWNER, SECRETS } from "./register.ts";

const FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"];
const FORMATS: Format[] = ["csv", "xlsx", "geojson", "jsonl"];

async function collect<Part>(parts: AsyncIterable<Part>): Promise<Part[]> {
  const collected: Part[] = [];
  for await (const part of parts) collected.push(part);
  return collected;
}

describe.each(oneEdition)("GET /v1/exports/sensors (%s)", (edition) => {
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

  it("lets no text of anybody be a formula, whatever field it stands in", async () => {
    const work = db.database.work("contract");
    for (const [index, text] of [...FORMULAS, "\r=1", " \n@x"].entries()) {
      const words = { nl: text };
      await insertSensor(work, {
        publicId: `eeeeeee${index}`,
        reference: `TX-00${index}`,
        kind: "weather",
        streams: [{ key: "a" }],
        body: { name: words, description: words, place: words, poleCode: text, theme: text },
      });
      await work.query(
        `insert into organisation_version values ($1, $2, clock_timestamp(), clock_timestamp(), 1, '', true, $3)`,
        [OWNER, index + 2, { name: text }],
      );
      const { body } = await get(`format=csv&reference=TX-00${index}`);
      const [row]: Record<string, string>[] = parse(body, { columns: true });
      const cells = Object.values(row ?? {});
      expect(cells.filter((cell) => cell === `'${text}`)).toHaveLength(6);
      expect(cells.filter((cell) => /^\s*[=+@＝]/u.test(cell))).toEqual([]);
    }
  });

  it.each(FORMATS)(
    "%s is of one moment, whatever is imported while somebody takes it slowly",
    async (format) => {
      const work = db.database.work("contract");
      const textOf = (parts: (string | Uint8Array)[]): string => {
        const bytes = Buffer.concat(parts.map((part) => Buffer.from(part)));
        return format === "xlsx"
          ? new TextDecoder().decode(unzipSync(bytes)["xl/worksheets/sheet1.xml"])
          : bytes.toString("utf8");
      };
      const asked = {
        database: db.database,
        filter: {},
        moment: await findMoment(db.database.work("api")),
        slice: 2,
      };
      const whole = await collect(exportAs(format, asked));
      const slow = exportAs(format, asked);
      const taken = [await slow.next(), await slow.next()].flatMap(({ value }) => value ?? []);

      const at = new Date().toISOString();
      const { rows } = await work.query<{ id: number }>(
        `insert into register_import (recorded_at, actor, file_sha256) values ($1, 'test', '') returning id`,
        [at],
      );
      const importId = rows[0]?.id ?? 0;
      const version = FORMATS.indexOf(format) + 2;
      for (const [index] of FORMULAS.entries()) {
        const plan = {
          publicId: `aaaaaaa${index}`,
          reference: `DM-00${index}`,
          name: "Anders",
          recordedAt: at,
          importId,
        };
        await insertVersion(work, { ...plan, ...(index === 5 ? { status: "removed" } : {}) }, version);
      }
      await insertSensor(work, {
        publicId: `cccccc0${version}`,
        reference: `NW-00${version}`,
        recordedAt: at,
        importId,
      });
      await work.query(
        `insert into organisation_version values ($1, $2, $3, $3, $4, '', true, '{"name":"Gemeente Anders"}')`,
        [OWNER, version + 100, at, importId],
      );

      const read = textOf([...taken, ...(await collect(slow))]);
      expect(read).toBe(textOf(whole));
      expect(read).not.toContain(`NW-00${version}`);
      expect(
        textOf(
          await collect(exportAs(format, { ...asked, moment: await findMoment(db.database.work("api")) })),
        ),
      ).toContain(`NW-00${version}`);
    },
  );
});
