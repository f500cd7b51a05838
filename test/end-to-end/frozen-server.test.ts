/**
 * A server that stands still: connections stay open and nothing is answered, as behind a firewall that dropped them. Each
 * wait has to end, and what comes after must not get the answers of before. For forty seconds and under load it is a drill.
 */
import { afterAll, expect, it, vi } from "vitest";
import { makeDatabase, NativeCluster } from "../../bench/src/native-cluster.ts";
import { openDatabase } from "../../db/src/index.ts";
import { canStartClusters } from "../../db/test/config.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const cluster = new NativeCluster("short-frozen", []);
afterAll(async () => {
  if (canStartClusters) await cluster.remove();
});

it.runIf(canStartClusters)(
  "ends the wait for a server that stands still, and goes on with it afterwards",
  async () => {
    const database = await openDatabase({ url: await makeDatabase(cluster, "frozen") });
    const ask = async (number: number) =>
      (await database.work("api").query<{ answer: number }>("select $1::int as answer", [number])).rows[0]
        ?.answer;
    try {
      expect(await ask(1)).toBe(1);
      await cluster.freeze();
      // A connection that is there already: what it is asked now is answered late, and to whoever asked.
      const late = ask(2);
      // One that has to be made first.
      await expect(database.work("contract").query("select 1")).rejects.toMatchObject({
        code: "UNREACHABLE",
      });
      await cluster.thaw();
      expect(await Promise.all([late, ask(3), ask(4)])).toEqual([2, 3, 4]);
      expect((await database.work("contract").query("select 5 as five")).rows).toEqual([{ five: 5 }]);
    } finally {
      await database.close();
    }
  },
);
