import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@meetpaal/db";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import type { SensorIndex } from "../src/site/sensor-index.ts";
import { shareSensorIndex } from "../src/site/share-index.ts";
import { insertCity, insertSensor } from "./register.ts";

/** After this time the index is looked up again. */
const SECOND_MS = 1_050;

describe("the index that all share", () => {
  const db = useDatabase();
  let failure: Error | null = null;
  /** Resolves when a slow database may go on. */
  let held: Promise<void> = Promise.resolve();
  let readIndex: () => Promise<SensorIndex>;

  /** The test's database, until it fails or is slow. */
  const troubled = (database: Database): Database => ({
    ...database,
    work: (name) =>
      new Proxy(database.work(name), {
        get: (work, member): unknown => {
          if (member !== "query") return Reflect.get(work, member);
          return async (...args: unknown[]): Promise<unknown> => {
            await held;
            if (failure !== null) throw failure;
            return Reflect.apply(work.query, work, args);
          };
        },
      }),
  });
  const names = (index: SensorIndex) => index.rows.map(({ name }) => name["nl"]);

  beforeAll(async () => {
    const work = db.database.work("contract");
    await insertCity(work);
    await insertSensor(work, { publicId: "aaaaaaaa", reference: "DM-001", name: "Een", streams: [] });
    readIndex = shareSensorIndex(troubled(db.database), () => null);
  });

  it("is read once for many who ask at once, and kept while nothing changes", async () => {
    const [first, second] = await Promise.all([readIndex(), readIndex()]);
    expect(first).toBe(second);
    await sleep(SECOND_MS);
    expect(await readIndex()).toBe(first);
  });

  it("has what was changed a second ago", async () => {
    await insertSensor(db.database.work("contract"), {
      publicId: "bbbbbbbb",
      reference: "DM-002",
      name: "Twee",
      streams: [],
    });
    await sleep(SECOND_MS);
    await readIndex();
    await expect.poll(async () => names(await readIndex())).toEqual(["Een", "Twee"]);
    await db.database.work("contract").query(
      `with change as (
         insert into promise_change (sensor_id, promise, verdict, at)
         select id, 'fields', 'broken', now() from sensor where public_id = 'aaaaaaaa'
       )
       insert into promise_state (sensor_id, promise, verdict, since, promised, measured, measured_at)
       select id, 'fields', 'broken', now(), '{}', '{}', now() from sensor where public_id = 'aaaaaaaa'`,
    );
    await sleep(SECOND_MS);
    await expect
      .poll(async () => (await readIndex()).rows.map(({ worst }) => worst))
      .toEqual(["broken", null]);
  });

  it("lets nobody wait for a reading that takes long, and says of old ones that they are too old", async () => {
    const before = await readIndex();
    let goOn = () => {};
    held = new Promise((resolve) => {
      goOn = resolve;
    });
    await sleep(SECOND_MS);
    const startMs = performance.now();
    expect(await readIndex()).toBe(before);
    expect(performance.now() - startMs).toBeLessThan(1_000);
    failure = new Error("away");
    goOn();
    expect(await readIndex()).toBe(before);
    await sleep(5_000);
    await expect(readIndex()).rejects.toThrow("away");
    failure = null;
    expect(names(await readIndex())).toEqual(["Een", "Twee"]);
  });
});
