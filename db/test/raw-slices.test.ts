/** A long file is read slice by slice: each must cost what it holds, and not what is still to come. */
import { describe, expect, it } from "vitest";
import { findRaw, type Queryable } from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";
import { makeStream, storeReadings } from "./register-rows.ts";

const HOUR_MS = 3_600_000;

describe.each(editions)("a slice of a stream's readings (%s)", (edition) => {
  const db = useDatabase(edition);

  it("comes in the order of the index, and sorts nothing", async () => {
    const { id } = await makeStream(db.database, {});
    const nowMs = Date.now();
    const times = [3, 2, 1].map((hours) => new Date(nowMs - hours * HOUR_MS));
    await storeReadings(
      db.database,
      id,
      times.map((time, value) => ({ time, value })),
    );
    const window = {
      from: new Date(nowMs - 24 * HOUR_MS),
      to: new Date(nowMs),
      keptSince: "-infinity",
      limit: 2,
    };
    const plan = await db.database.work("api").transaction(async (tx) => {
      // A sort only where nothing else gives the order.
      await tx.query("set local enable_sort = off");
      const explained: Queryable = {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one of `pg`'s overloads
        query: ((text: string, values: unknown[]) =>
          tx.query(`explain ${text}`, values)) as Queryable["query"],
      };
      return await findRaw(explained, id, window);
    });
    expect(JSON.stringify(plan)).toContain("reading_pkey");
    expect(JSON.stringify(plan)).not.toContain("Sort");
  });
});
