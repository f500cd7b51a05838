/** Who waits for an answer waits for every round trip of its batch: how often the database is asked, beside the commit. */
import type { Database, Transaction } from "@meetpaal/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asQuery } from "../../db/src/statements.ts";
import { editions, useDatabase } from "../../db/test/database.ts";
import { type Ingest, openIngest } from "../src/index.ts";
import { TestRegister } from "./register.ts";

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

describe.each(editions)("the round trips of a batch (%s)", (edition) => {
  const db = useDatabase(edition);
  const asked: string[] = [];
  let ingest: Ingest;
  let publicId = "";

  beforeAll(async () => {
    const register = new TestRegister(db.database);
    const sensor = await register.addSensor({ streams: [{ key: "a" }, { key: "b" }] });
    ({ publicId } = sensor);
    await register.addDevice("box", [sensor.sensorId]);
    ingest = await openIngest({
      database: noting(db.database, asked),
      timeZone: "UTC",
      onProblem: (error) => expect.unreachable(String(error)),
    });
  });
  afterAll(() => ingest.close());

  /** @returns what a transaction asked for this message */
  async function tripsOf(...moments: { time: number; value: number }[]): Promise<string[]> {
    const json = moments.map(({ time, value }) => ({ time, values: { a: value, b: value } }));
    const bytes = Buffer.from(JSON.stringify(json));
    asked.length = 0;
    await new Promise<void>((decided, reject) => {
      ingest.submit("box", publicId, { bytes, from: 0, to: bytes.length }, bytes.length, {
        decided,
        dropped: (reason) => reject(new Error(reason)),
      });
    });
    return [...asked];
  }

  it("are two with repeated and late rows, and one with new rows alone, where they can be copied", async () => {
    const now = Date.now() - 60 * SECOND_MS;
    const [first, second] = [now, now + 5 * SECOND_MS].map((time) => ({ time, value: 1 }));
    if (first === undefined || second === undefined) throw new Error("two moments");
    // The first batch of a process knows of no watermark yet.
    expect(await tripsOf(first)).toEqual(["share", "settle-readings"]);
    const shared = edition === "server" ? "copy" : "share";
    const settled = edition === "server" ? [] : ["settle-readings"];
    expect(await tripsOf(second)).toEqual([shared, ...settled]);
    const third = { time: now + 10 * SECOND_MS, value: 1 };
    const late = { time: now - 2 * DAY_MS, value: 1 };
    expect(await tripsOf(third, first, second, late)).toEqual([shared, "settle-readings"]);
  });
});

/** The same database; what its transactions of ingest ask is noted. */
function noting(database: Database, asked: string[]): Database {
  return {
    ...database,
    work: (workClass) => {
      const work = database.work(workClass);
      if (workClass !== "ingest") return work;
      return { ...work, transaction: (run) => work.transaction((tx) => run(notingTransaction(tx, asked))) };
    },
  };
}

function notingTransaction(tx: Transaction, asked: string[]): Transaction {
  const { copyFrom } = tx;
  return {
    query: asQuery((statement, values) => {
      asked.push(typeof statement === "string" ? "share" : (statement.name ?? statement.text));
      return tx.query(statement, values);
    }),
    ...(copyFrom === undefined
      ? {}
      : {
          copyFrom: (statements, rows) => {
            asked.push("copy");
            return copyFrom(statements, rows);
          },
        }),
  };
}
