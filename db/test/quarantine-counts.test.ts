/** A device that sends in the wrong form costs little: its count changes in place, and no index with it. */
import { describe, expect, it } from "vitest";
import { addRefusedCounts, type RefusedCount } from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";
import { makeStream } from "./register-rows.ts";

const HOUR_US = 3_600_000_000;
const CHANGED = `select n_tup_upd::int as "changed", n_tup_hot_upd::int as "inPlace"
from pg_stat_xact_user_tables
where relname = 'quarantine'`;

describe.each(editions)("rows of the quarantine that count (%s)", (edition) => {
  const db = useDatabase(edition);

  it("change in place", async () => {
    const { sensorId } = await makeStream(db.database, {});
    const hourUs = Math.floor((Date.now() * 1_000) / HOUR_US) * HOUR_US;
    const counts = (atUs: number): RefusedCount[] =>
      Array.from({ length: 200 }, (_, place) => ({
        deviceId: `box-${place}`,
        sensorId,
        reason: "malformed",
        hourUs,
        count: 2,
        firstUs: hourUs + atUs,
        lastUs: hourUs + atUs,
        size: 40,
        position: null,
      }));
    await db.database.work("jobs").transaction(async (tx) => {
      await addRefusedCounts(tx, counts(1));
      await addRefusedCounts(tx, counts(2));
      const { rows } = await tx.query<{ changed: number; inPlace: number }>(CHANGED);
      expect(rows).toEqual([{ changed: 200, inPlace: 200 }]);
    });
    const { rows } = await db.database
      .work("jobs")
      .query<{ sum: number }>("select sum(count)::int as sum from quarantine");
    expect(rows[0]?.sum).toBe(800);
  });
});
