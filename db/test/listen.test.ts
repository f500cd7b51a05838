/** What is published is told as soon as it is committed; a connection that listens and is lost comes back by itself. */
import { describe, expect, it } from "vitest";
import { CONTRACT_CHANNEL } from "../src/index.ts";
import { lockContract, publishGeneration } from "../src/register/publish-generation.ts";
import { editions, useDatabase } from "./database.ts";

describe.each(editions)("a notice of the %s database", (edition) => {
  const db = useDatabase(edition);

  async function publish(): Promise<void> {
    await db.database.work("contract").transaction(async (tx) => {
      await publishGeneration(tx, await lockContract(tx), null);
    });
  }

  it("is heard once it is committed, and not before", async () => {
    let heard = 0;
    const stop = db.database.listen(CONTRACT_CHANNEL, () => {
      heard += 1;
    });
    // The first is for what may have been missed.
    await expect.poll(() => heard).toBe(1);
    await publish();
    await expect.poll(() => heard).toBe(2);
    const refused = db.database.work("contract").transaction(async (tx) => {
      await publishGeneration(tx, await lockContract(tx), null);
      throw new Error("not today");
    });
    await expect(refused).rejects.toThrow("not today");
    await publish();
    await expect.poll(() => heard).toBe(3);
    await stop();
    await publish();
    await db.database.work("contract").query("select 1");
    expect(heard).toBe(3);
  });

  it.runIf(edition === "server")("is looked for again after the connection was lost", async () => {
    let heard = 0;
    const stop = db.database.listen(CONTRACT_CHANNEL, () => {
      heard += 1;
    });
    await expect.poll(() => heard).toBe(1);
    const { rowCount } = await db.database.work("jobs").query(
      `select pg_terminate_backend(pid)
       from pg_stat_activity
       where application_name = 'meetpaal listener'
         and datname = current_database()`,
    );
    expect(rowCount).toBe(1);
    await expect.poll(() => heard).toBe(2);
    await publish();
    await expect.poll(() => heard).toBe(3);
    await stop();
  });
});
