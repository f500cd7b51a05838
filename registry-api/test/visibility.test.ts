import { once } from "node:events";
import { createServer } from "node:http";
import { judgeAllPromises } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { practiceSchema } from "../src/contract/practice.ts";
import { askRound } from "../src/practice/ask-visibility.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertSensor, insertVersion } from "./register.ts";

describe.each(editions)("the promise who may see (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;
  let url: string;
  let ids: Record<string, number>;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    ids = await insertSensor(work, {
      publicId: "aaaaaaaa",
      reference: "DM-001",
      streams: [{ key: "open" }, { key: "closed", isPublic: false }],
    });
    test = await openTestApp(db.database);
    url = await test.app.listen({ host: "127.0.0.1", port: 0 });
  });
  afterAll(() => test.close());

  const ask = async (at: string, unclear = new Map<number, number>(), atOnce?: number) => {
    await askRound(db.database, at, unclear, new AbortController().signal, atOnce);
  };
  const verdicts = async () => {
    await judgeAllPromises(db.database.work("jobs"), "Europe/Amsterdam");
    const response = await test.app.inject({ url: "/v1/sensors/aaaaaaaa/practice" });
    return practiceSchema
      .parse(response.json())
      .promises.filter(({ id }) => id === "visibility")
      .map(({ datastream, verdict, basis }) => [datastream, verdict, basis]);
  };

  it("is not measured before anybody asked, or when nobody answers", async () => {
    await ask("http://127.0.0.1:1");
    expect(await verdicts()).toEqual([
      [ids["open"], "not-measurable", "statement"],
      [ids["closed"], "not-measurable", "statement"],
    ]);
  });

  it("is asked of the others while one gets no clear answer, and of that one again ten minutes later", async () => {
    const asked: number[] = [];
    const faulty = createServer((request, response) => {
      const id = Number(/datastreams\/(\d+)/.exec(request.url ?? "")?.[1]);
      asked.push(id);
      response.writeHead(id === ids["open"] ? 502 : 200).end();
    });
    faulty.listen(0, "127.0.0.1");
    await once(faulty, "listening");
    const address = faulty.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const unclear = new Map<number, number>();
    const askOne = async () => await ask(`http://127.0.0.1:${port}`, unclear, 1);
    for (let round = 0; round < 3; round += 1) await askOne();
    expect(asked).toEqual([ids["open"], ids["closed"], ids["closed"]]);
    for (const id of unclear.keys()) unclear.set(id, performance.now() - 600_000);
    await askOne();
    expect(asked.at(-1)).toBe(ids["open"]);
    faulty.close();
    await db.database.work("jobs").query("delete from visibility_answer");
  });

  it("is kept when a visitor is answered and refused as promised", async () => {
    await ask(url);
    expect(await verdicts()).toEqual([
      [ids["open"], "kept", "machine"],
      [ids["closed"], "kept", "machine"],
    ]);
  });

  it("is not measured again until somebody asked under the newest version", async () => {
    const plan = { publicId: "aaaaaaaa", reference: "DM-001", recordedAt: new Date().toISOString() };
    const streams = [
      { key: "open", isPublic: false },
      { key: "closed", isPublic: false },
    ];
    await insertVersion(db.database.work("contract"), { ...plan, streams }, 2);
    expect((await verdicts()).map(([, verdict]) => verdict)).toEqual(["not-measurable", "not-measurable"]);
    await ask(url);
    expect((await verdicts()).map(([, verdict]) => verdict)).toEqual(["kept", "kept"]);
  });

  it("is broken when a visitor got what is not public", async () => {
    await db.database
      .work("jobs")
      .query("update visibility_answer set is_open = true where datastream_id = $1", [ids["closed"]]);
    expect(await verdicts()).toEqual([
      [ids["open"], "kept", "machine"],
      [ids["closed"], "broken", "machine"],
    ]);
  });
});
