/** A file of a hundred thousand rows is read as it is taken, so its length does not show in the memory. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { csvOf } from "../src/readings/csv.ts";
import { openStream } from "../src/readings/read-readings.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { insertCity, insertSensor } from "./register.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: unknown = runInNewContext("gc");
/** Memory that something still holds. */
function heldMb(): number {
  if (typeof collectGarbage === "function") collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const ROWS = 100_000;
const FROM = new Date("2026-05-01T00:00:00Z");
const db = useDatabase("embedded");
let id: number;
let test: TestApp;

beforeAll(async () => {
  const work = db.database.work("contract");
  await insertCity(work);
  const ids = await insertSensor(work, {
    publicId: "aaaaaaaa",
    reference: "DM-001",
    streams: [{ key: "level", aggregation: "gauge", intervalS: 10 }],
  });
  id = ids["level"] ?? 0;
  for (let at = 0; at < ROWS; at += 25_000) {
    await work.query(
      `insert into reading select $1, $2::timestamptz + place * interval 'PT10S', place from generate_series($3::int, $4::int) place`,
      [id, FROM, at, at + 24_999],
    );
  }
  test = await openTestApp(db.database);
}, 120_000);
afterAll(() => test.close());

it("reads no further than the client takes", { timeout: 120_000 }, async () => {
  const open = await openStream(db.database, id);
  if (typeof open === "string") throw new Error(open);
  const file = csvOf(
    db.database,
    open,
    { resolution: "raw", daysOf: undefined },
    { from: FROM, to: new Date() },
  );
  await file.next();
  const first = await file.next();
  expect(String(first.value).split("\r\n").length).toBeLessThan(5_001);
  let most = 0;
  let rows = String(first.value).split("\r\n").length - 1;
  const before = heldMb();
  for await (const part of file) {
    rows += part.split("\r\n").length - 1;
    most = Math.max(most, heldMb() - before);
  }
  expect(rows).toBe(ROWS);
  // A slice with its text is 1, the text of all of them 8.
  expect(most).toBeLessThan(5);
});

it("is whole over HTTP", { timeout: 120_000 }, async () => {
  const url = await test.app.listen({ port: 0, host: "127.0.0.1" });
  const query = `from=${FROM.toISOString()}&to=2026-07-01T00:00:00Z`;
  const answer = await fetch(`${url}/v1/datastreams/${id}/readings?${query}`, {
    headers: { accept: "text/csv" },
  });
  const lines = (await answer.text()).trimEnd().split("\r\n");
  expect(lines.length).toBe(ROWS + 1);
  expect(lines.at(-1)?.split(",")[1]).toBe(String(ROWS - 1));
});
