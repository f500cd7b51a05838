import { importRegister, type Picture } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { sampleRegister } from "../../model/test/sample-register.ts";
import { sensorSchema } from "../src/contract/sensor.ts";
import { openTestApp, type TestApp } from "./app.ts";

const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0x80, 0x0a]);
const picture: Picture = { file: `${"ab".repeat(32)}.png`, mediaType: "image/png", bytes };
const alt = { nl: "Een kastje.", en: "A box." };

function fileWithPicture(name: string) {
  const file = sampleRegister();
  file.models[0].picture = { file: name, alt, widthPx: 640, heightPx: 480 };
  return file;
}

describe("a picture of a box", () => {
  const db = useDatabase();
  let test: TestApp;

  const importFile = async (content: unknown, pictures: Picture[]) =>
    await importRegister(db.database, content, {
      actor: "test",
      sha256: "0".repeat(64),
      timeZone: "Europe/Amsterdam",
      pictures,
    });

  beforeAll(async () => {
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  it("is refused when nobody brings it", async () => {
    const outcome = await importFile(fileWithPicture(picture.file), []);
    expect(outcome.ok ? [] : outcome.findings).toMatchObject([
      { path: ["models", 0, "picture", "file"], rule: "picture-readable" },
    ]);
    expect((await test.app.inject({ url: `/v1/pictures/${picture.file}` })).statusCode).toBe(404);
  });

  it("is served from here, byte by byte, and may be kept for ever", async () => {
    expect(await importFile(fileWithPicture(picture.file), [picture])).toMatchObject({ ok: true });
    const answer = await test.app.inject({ url: `/v1/pictures/${picture.file}` });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    });
    expect(answer.rawPayload).toEqual(bytes);
  });

  it("is named by the sensor's model", async () => {
    const { items } = (await test.app.inject({ url: "/v1/sensors?kind=crowd-meter" })).json();
    const { model } = sensorSchema.parse(items[0]);
    expect(model.picture).toEqual({ file: picture.file, alt, widthPx: 640, heightPx: 480 });
  });

  it("need not be brought again", async () => {
    const file = fileWithPicture(picture.file);
    file.models[0].firmware = "2.0";
    expect(await importFile(file, [])).toMatchObject({ ok: true, result: { changed: { models: 1 } } });
  });

  it.each(["..%2F..%2Fetc%2Fpasswd", "x", "%00.png"])("%s is none", async (name) => {
    expect((await test.app.inject({ url: `/v1/pictures/${name}` })).statusCode).toBeGreaterThanOrEqual(400);
  });
});

describe("what a city lays open", () => {
  const db = useDatabase();
  let test: TestApp;

  beforeAll(async () => {
    const file = sampleRegister();
    Object.assign(file.sensors[0], {
      documents: [
        {
          kind: "agreement",
          title: alt,
          date: "2025-12-01",
          wooCategory: "convenanten",
          withheld: [{ what: alt, article: "5.1.2.f" }],
        },
      ],
      statements: [{ date: "2026-01-02", by: alt, about: ["recipients"], text: alt }],
    });
    await importRegister(db.database, file, { actor: "test", sha256: "1", timeZone: "Europe/Amsterdam" });
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  it("is published with the category of the open government act", async () => {
    const { items } = (await test.app.inject({ url: "/v1/sensors?kind=crowd-meter" })).json();
    expect(sensorSchema.parse(items[0])).toMatchObject({
      documents: [
        {
          kind: "agreement",
          wooCategory: "convenanten",
          wooCategoryArticle: "3.3.2.f",
          wooCategoryUri: "https://identifier.overheid.nl/tooi/def/thes/kern/c_8fc2335c",
          withheld: [{ article: "5.1.2.f" }],
        },
      ],
      statements: [{ about: ["recipients"] }],
      algorithms: [],
      picture: null,
    });
  });
});
