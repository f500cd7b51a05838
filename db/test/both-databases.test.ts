/** What a query function may count on, whichever database it runs on. */
import { describe, expect, it } from "vitest";
import { migrate, pendingMigrations } from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";

describe.each(editions)("the %s database", (edition) => {
  const db = useDatabase(edition);

  it("is migrated, once", async () => {
    expect(await pendingMigrations(db.database.work("api"))).toEqual([]);
    expect(await migrate(db.database)).toEqual([]);
  });

  it("gives counts as numbers and calendar dates as text", async () => {
    const { rows } = await db.database.work("api").query(
      `select count(*) as count, sum(n) as sum, array_agg(n::int8) as numbers, date '2026-03-29' as day,
              interval '14 days' as length, timestamptz '2026-03-29 02:30+01' as at
         from generate_series(1, 3) as n`,
    );
    expect(rows).toEqual([
      {
        count: 3,
        sum: 6,
        numbers: [1, 2, 3],
        day: "2026-03-29",
        length: "P14D",
        at: new Date("2026-03-29T01:30:00Z"),
      },
    ]);
  });
});
