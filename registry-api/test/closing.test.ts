/** A client that never asks, or never ends its question, keeps nobody from stopping the process. */
import { once } from "node:events";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { openTestApp } from "./app.ts";

const db = useDatabase("embedded");
/** The process itself gives up after 10 s, and ends with a failure. */
const WITHIN_MS = 9_000;

it.each([
  ["says nothing", ""],
  ["stops in the middle of its headers", "GET /v1/sensors HTTP/1.1\r\nHost: "],
])("ends soon while a client is connected that %s", async (_name, begun) => {
  const test = await openTestApp(db.database);
  const address = new URL(await test.app.listen({ host: "127.0.0.1", port: 0 }));
  const client = connect(Number(address.port), address.hostname);
  client.on("error", () => {});
  await once(client, "connect");
  client.write(begun);
  const startedMs = performance.now();
  await test.close();
  expect(performance.now() - startedMs).toBeLessThan(WITHIN_MS);
  client.destroy();
});
