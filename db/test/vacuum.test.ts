/** The embedded database has nobody else to free what deleted rows hold; the statements run on a server as well. */
import { describe, expect, it } from "vitest";
import { checkpoint, findTablesToVacuum, vacuumTable } from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";
import { makeStream, storeReadings } from "./register-rows.ts";

const DAY = 86_400_000;

describe.each(editions)("vacuum of the %s database", (edition) => {
  const db = useDatabase(edition);
  const jobs = () => db.database.work("jobs");

  it("goes over the tables that change, and over the newest and oldest days of readings", async () => {
    const stream = await makeStream(db.database, {});
    const days = Array.from({ length: 8 }, (_, i) => new Date(Date.now() - i * DAY));
    await storeReadings(
      db.database,
      stream.id,
      days.map((time) => ({ time, value: 1 })),
    );
    const chunks = (tables: string[]): string[] => tables.filter((name) => name.includes("_hyper_"));
    const first = await findTablesToVacuum(jobs());
    expect(first).toEqual(
      expect.arrayContaining(["public.latest", "public.promise_state", "public.reading_hour"]),
    );
    expect(first).not.toContain("public.reading");
    // None of them was ever looked at.
    expect(chunks(first)).toHaveLength(8);
    for (const table of first) await vacuumTable(jobs(), table);
    await vacuumTable(jobs(), "public.dropped_meanwhile");
    await checkpoint(jobs());
    expect(chunks(await findTablesToVacuum(jobs()))).toHaveLength(5);
  });
});
