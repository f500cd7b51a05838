import { expect, it } from "vitest";
import { useDatabase } from "./database.ts";

const db = useDatabase("embedded");

it("stores the very first statement of a session, before anything else has touched a hypertable", async () => {
  await db.database
    .work("ingest")
    .query("insert into reading (datastream_id, time, value) values (1, clock_timestamp(), 3)");
  const { rows } = await db.database.work("api").query("select value from reading");
  expect(rows).toEqual([{ value: 3 }]);
});
