import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneEdition, useDatabase } from "../../db/test/database.ts";
import { changeListSchema, sensorVersionListSchema } from "../src/contract/history.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertSensor, insertVersion, type SensorPlan } from "./register.ts";

describe.each(oneEdition)("history (%s)", (edition) => {
  const db = useDatabase(edition);
  let test: TestApp;
  const plan: SensorPlan = { publicId: "aaaaaaaa", reference: "DM-001", name: "Eerste <&>" };

  const importNumber = async (at: string): Promise<number> => {
    const { rows } = await db.database
      .work("contract")
      .query<{ id: number }>(
        `insert into register_import (recorded_at, actor, file_sha256) values ($1, 'test', '') returning id`,
        [at],
      );
    return rows[0]?.id ?? 0;
  };

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    await insertSensor(work, { ...plan, status: "announced", streams: [{ key: "a" }] });
    await insertSensor(work, {
      ...plan,
      publicId: "bbbbbbbb",
      reference: "GEHEIM-2",
      status: "draft",
      name: "Concept",
    });
    const recordedAt = "2026-03-01T00:00:00Z";
    const importId = await importNumber(recordedAt);
    await insertVersion(
      work,
      { ...plan, name: "Tweede", recordedAt, importId, streams: [{ key: "a", below: 5 }, { key: "b" }] },
      2,
    );
    test = await openTestApp(db.database);
  });
  afterAll(() => test.close());

  const changes = async (query: string) =>
    changeListSchema.parse((await test.app.inject({ url: `/v1/changes${query}` })).json());

  it("says of each version what differs from the one before", async () => {
    const response = await test.app.inject({ url: "/v1/sensors/aaaaaaaa/versions" });
    const { items, nextCursor } = sensorVersionListSchema.parse(response.json());
    expect(nextCursor).toBeNull();
    expect(items.map(({ version, status }) => [version, status])).toEqual([
      [2, "active"],
      [1, "announced"],
    ]);
    expect(items[0]?.differences.map(({ path, before }) => [path, before])).toEqual([
      ["datastreams.a.disclosure", undefined],
      ["datastreams.b", undefined],
      ["name.en", "Eerste <&>"],
      ["name.nl", "Eerste <&>"],
      ["status", "announced"],
    ]);
    expect(items[1]?.differences).toEqual([]);
    const first = (await test.app.inject({ url: "/v1/sensors/aaaaaaaa/versions?limit=1" })).json();
    const next = await test.app.inject({
      url: `/v1/sensors/aaaaaaaa/versions?limit=1&cursor=${first.nextCursor}`,
    });
    expect(sensorVersionListSchema.parse(next.json()).items[0]?.version).toBe(1);
    expect((await test.app.inject({ url: "/v1/sensors/bbbbbbbb/versions" })).statusCode).toBe(404);
  });

  it("goes on where it was left, and tells that an entry was withdrawn without saying more", async () => {
    const all = await changes("");
    expect(all.items.map(({ publicId, change }) => [publicId, change])).toEqual([
      ["aaaaaaaa", "announced"],
      ["aaaaaaaa", "new"],
    ]);
    expect(all.nextCursor).toBeNull();
    expect((await changes(`?cursor=${all.resumeCursor}`)).items).toEqual([]);
    const importId = await importNumber("2026-04-01T00:00:00Z");
    await insertVersion(
      db.database.work("contract"),
      { ...plan, status: "draft", name: "Geheime naam", recordedAt: "2026-04-01T00:00:00Z", importId },
      3,
    );
    const later = await changes(`?cursor=${all.resumeCursor}`);
    expect(later.items).toMatchObject([
      { publicId: "aaaaaaaa", change: "withdrawn", name: null, kind: null },
    ]);
    expect((await changes("?since=2026-02-01T00:00:00Z&limit=1")).items).toHaveLength(1);
    expect((await changes("?bbox=0,0,1,1")).items).toEqual([]);
    expect(JSON.stringify(await changes(""))).not.toContain("Geheime naam");
  });

  it("gives the newest as a feed", async () => {
    const response = await test.app.inject({ url: "/v1/feeds/changes?sensor=aaaaaaaa&language=en" });
    expect(response.headers["content-type"]).toContain("application/atom+xml");
    expect(response.body).toContain("<title>Announced: Eerste &lt;&amp;&gt;</title>");
    expect(response.body.match(/<entry>/g)).toHaveLength(3);
    expect(response.body).not.toContain("Geheime naam");
    const other = await test.app.inject({ url: "/v1/feeds/changes?bbox=0,0,1,1" });
    expect(other.body).not.toContain("<entry>");
  });
});
