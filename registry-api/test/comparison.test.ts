import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { editions, useDatabase } from "../../db/test/database.ts";
import { createComparison } from "../src/live/compare.ts";
import { insertCity, insertSensor } from "./register.ts";

/** More than one part, fewer than two. */
const STREAMS = 700;

describe.each(editions)("comparing the live feed with the table (%s)", (edition) => {
  const db = useDatabase(edition);
  let ids: number[];
  /** What the feed shows, and since when. */
  let shown: Map<number, number>;

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    const streams = Array.from({ length: STREAMS }, (_, index) => ({ key: `many_${index}` }));
    const made = await insertSensor(work, { publicId: "aaaaaaaa", reference: "DM-001", streams });
    ids = Object.values(made).toSorted((a, b) => a - b);
  });
  beforeEach(async () => {
    shown = new Map();
    await db.database
      .work("ingest")
      .query(
        "insert into latest (datastream_id, time, value, received_at) select id, now(), 1, now() from datastream on conflict do nothing",
      );
  });

  const compare = () =>
    createComparison(
      db.database.work("api"),
      {
        keepOnly: (isWanted) => {
          for (const [id, takenMs] of shown) if (!isWanted(id, takenMs)) shown.delete(id);
        },
      },
      (rows) => {
        for (const { datastream } of rows) shown.set(datastream, performance.now() - 60_000);
      },
    );

  it("walks over the streams in parts, and begins again after the last", async () => {
    const comparison = compare();
    await comparison.compareNext();
    expect([...shown.keys()]).toEqual(ids.slice(0, 500));
    expect(comparison.isUnderWay()).toBe(true);
    await comparison.compareNext();
    expect([...shown.keys()]).toEqual(ids);
    await comparison.compareNext();
    expect(comparison.isUnderWay()).toBe(false);
    expect(shown.size).toBe(STREAMS);
  });

  it("takes back what was deleted, when its part has its turn, and not what has only just come", async () => {
    const comparison = compare();
    await comparison.compareAll();
    const [deleted = 0, justCome = 0] = ids.slice(-2);
    await db.database
      .work("ingest")
      .query("delete from latest where datastream_id = any($1::int[])", [[deleted, justCome]]);
    shown.set(justCome, performance.now());
    await comparison.compareNext();
    expect(shown.has(deleted)).toBe(true);
    await comparison.compareAll();
    expect(shown.has(deleted)).toBe(false);
    expect(shown.has(justCome)).toBe(true);
    expect(shown.size).toBe(STREAMS - 1);
  });
});
