/** A server that goes away is ordinary: what was under way fails with "hold", and the next goes through. */

import { once } from "node:events";
import { createServer } from "node:net";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { failureKind, openDatabase } from "../src/index.ts";
import { copyRows } from "../src/server/copy-rows.ts";
import { editions, useDatabase } from "./database.ts";

describe.runIf(editions.includes("server"))("a connection to the server", () => {
  const db = useDatabase("server");

  /** Resolves when its process is gone. */
  async function endConnection(pid: number): Promise<void> {
    await db.database.work("jobs").query("select pg_terminate_backend($1, 10000)", [pid]);
  }

  it("that was ended between two statements is replaced", async () => {
    const work = db.database.work("ingest");
    const failure = work.transaction(async (tx) => {
      const { rows } = await tx.query("select pg_backend_pid() as pid");
      await endConnection(rows[0].pid);
      await tx.query("select 1");
    });
    expect(await failure.catch(failureKind)).toBe("hold");
    expect((await work.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  it("that was ended during a statement is replaced", async () => {
    const work = db.database.work("ingest");
    const { rows } = await work.query("select pg_backend_pid() as pid");
    const sleeping = work.query("select pg_sleep(10)").catch(failureKind);
    const isAsleep = async (): Promise<unknown> =>
      (
        await db.database
          .work("jobs")
          .query("select wait_event from pg_stat_activity where pid = $1", [rows[0].pid])
      ).rows;
    await expect.poll(isAsleep).toEqual([{ wait_event: "PgSleep" }]);
    await endConnection(rows[0].pid);
    expect(await sleeping).toBe("hold");
    expect((await work.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  it("that ends after a COPY was given up on ends nothing else", async () => {
    const { options } = db;
    const connect = async (settings: pg.ClientConfig): Promise<pg.Client> => {
      const client = new pg.Client({ connectionString: "url" in options ? options.url : "", ...settings });
      client.on("error", () => {}); // as the pool does
      await client.connect();
      return client;
    };
    const [holder, client] = [await connect({}), await connect({ query_timeout: 300 })];
    await holder.query("begin; lock table reading in exclusive mode");
    const copy = copyRows(
      client,
      "copy reading (datastream_id, time, value, revision) from stdin",
      Buffer.from(""),
    );
    await expect(copy).rejects.toThrow("timeout");
    // The driver tells all that was under way once more; what nobody listens to, vitest reports.
    await client.end();
    await holder.end();
  });

  it("never compiles a statement to machine code, whatever the server is set to", async () => {
    expect((await db.database.work("jobs").query("show jit")).rows).toEqual([{ jit: "off" }]);
  });

  it("ends a statement at the server after its time, and serves on", async () => {
    const work = db.database.work("ingest");
    const late = work.transaction(async (tx) => {
      await tx.query("set local statement_timeout = 50");
      await tx.query("select pg_sleep(10)");
    });
    expect(await late.catch(failureKind)).toBe("hold");
    expect((await work.query("show statement_timeout")).rows).toEqual([{ statement_timeout: "20s" }]);
  });
});

it("reports a server that is not there, or never answers, as a reason to hold", async () => {
  const silent = createServer((socket) => socket.resume()).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  for (const port of [1, address.port]) {
    const database = await openDatabase({ url: `postgres://postgres@127.0.0.1:${port}/postgres` });
    expect(await database.work("api").query("select 1").catch(failureKind)).toBe("hold");
    await database.close();
  }
  silent.close();
});
