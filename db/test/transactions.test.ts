/** Whole transactions on both databases: what failed leaves nothing behind, and nothing in the way. */
import { describe, expect, it } from "vitest";
import type { Queryable, Transaction } from "../src/index.ts";
import { failureKind } from "../src/index.ts";
import { editions, useDatabase } from "./database.ts";

describe.each(editions)("a transaction on the %s database", (edition) => {
  const db = useDatabase(edition);

  async function countOf(name: string): Promise<unknown> {
    const { rows } = await db.database
      .work("api")
      .query("select count(*) as count from audit where actor = $1", [name]);
    return rows[0].count;
  }
  const insert = (queryable: Queryable, actor: string): Promise<unknown> =>
    queryable.query(
      "insert into audit (actor, action, subject_kind, subject_id) values ($1, 'test', 'test', 'test')",
      [actor],
    );

  it("is committed when its work is done, and answers with its result", async () => {
    const result = await db.database.work("ingest").transaction(async (tx) => {
      await insert(tx, "committed");
      return "done";
    });
    expect(result).toBe("done");
    expect(await countOf("committed")).toBe(1);
  });

  it("is rolled back when its work fails, and the next one starts clean", async () => {
    const failing = db.database.work("ingest").transaction(async (tx) => {
      await insert(tx, "failed");
      throw new Error("second thoughts");
    });
    const next = db.database.work("ingest").transaction((tx) => insert(tx, "next"));
    await expect(failing).rejects.toThrow("second thoughts");
    await next;
    expect(await countOf("failed")).toBe(0);
    expect(await countOf("next")).toBe(1);
  });

  it("is never called committed when a statement in it had failed", async () => {
    const swallowing = db.database.work("ingest").transaction(async (tx) => {
      await insert(tx, "swallowed");
      await tx.query("select 1 / 0").catch(() => {});
    });
    await expect(swallowing).rejects.toMatchObject({ code: "NOT_COMMITTED" });
    expect(await countOf("swallowed")).toBe(0);
  });

  it("does nothing more when its first statement could not even be read", async () => {
    const swallowing = db.database.work("ingest").transaction(async (tx) => {
      await tx.query("selekt").catch(() => {});
      await insert(tx, "unbegun");
    });
    await expect(swallowing).rejects.toThrow("selekt");
    expect(await countOf("unbegun")).toBe(0);
  });

  it("answers a first statement as it would a later one", async () => {
    await db.database.work("ingest").transaction(async (tx) => {
      expect((await tx.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    });
    await db.database.work("ingest").transaction(async (tx) => {
      const answers: unknown = await tx.query("select 1 as one; select 2 as two");
      expect(answers).toMatchObject([{ rows: [{ one: 1 }] }, { rows: [{ two: 2 }] }]);
    });
  });

  it("takes no statement once it is over", async () => {
    let kept: Transaction | undefined;
    await db.database.work("ingest").transaction(async (tx) => {
      kept = tx;
      await tx.query("select");
    });
    expect(() => kept?.query("select")).toThrow("over");
  });

  it("left open by a statement of its own does not swallow the next one", async () => {
    await db.database.work("jobs").query("begin");
    await insert(db.database.work("jobs"), "alone");
    await db.database.work("jobs").query("rollback");
    expect(await countOf("alone")).toBe(1);
  });

  it("reports SQLSTATEs in kinds that say what to do", async () => {
    const kindOf = (sql: string) =>
      db.database
        .work("api")
        .query(sql)
        .then(() => "none", failureKind);
    expect(await kindOf("insert into installation (time_zone) values ('UTC'), ('UTC')")).toBe("conflict");
    expect(await kindOf("insert into installation (time_zone) values (null)")).toBe("bisect");
    expect(await kindOf("select 1 / 0")).toBe("bisect");
    expect(await kindOf("select nonsense")).toBe("other");
  });

  it("leaves vacuum and checkpoint possible outside of it", async () => {
    for (const command of ["VACUUM", "CHECKPOINT"]) {
      expect(await db.database.work("jobs").query(command.toLowerCase())).toMatchObject({ command });
    }
  });

  it("refuses a cursor, which would hold everybody up", () => {
    const cursor = { text: "select 1", submit: () => {} };
    expect(() => db.database.work("api").query(cursor)).toThrow("keyset pages");
  });

  it("copies rows in on a server only", async () => {
    await db.database.work("ingest").transaction(async (tx) => {
      expect(tx.copyFrom === undefined).toBe(edition === "embedded");
      await tx.query("create temporary table copied (n int) on commit drop");
      await tx.copyFrom?.("copy copied from stdin", Buffer.from("1\n2\n3\n"));
      const { rows } = await tx.query("select count(*) as count from copied");
      expect(rows).toEqual([{ count: edition === "embedded" ? 0 : 3 }]);
    });
  });

  it.runIf(edition === "server")("begins with a COPY and what stands before it, in one", async () => {
    const work = db.database.work("ingest");
    const answers = await work.transaction(async (tx) =>
      tx.copyFrom?.(
        "create temporary table begun (n int) on commit drop; select 7 as seven; copy begun from stdin",
        Buffer.from("1\n2\n"),
      ),
    );
    expect(answers).toMatchObject([{ command: "CREATE" }, { rows: [{ seven: 7 }] }, { rowCount: 2 }]);
  });

  it.runIf(edition === "server")("passes over rows that no COPY asked for, and serves on", async () => {
    const work = db.database.work("ingest");
    const rows = Buffer.from("1\n".repeat(500_000));
    // The server tells what is left of a transaction after its error, sometimes much after it: once is no proof.
    const bad = ["select 1 / 0; copy audit from stdin", "copy nowhere from stdin", "kopy"];
    for (const statements of Array.from({ length: 10 }, () => bad).flat()) {
      const failing = work.transaction(async (tx) => tx.copyFrom?.(statements, rows));
      await expect(failing).rejects.toThrow(/zero|nowhere|kopy/);
      expect((await work.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    }
    const taken = work.transaction(async (tx) =>
      tx.copyFrom?.("copy installation (time_zone) from stdin", rows),
    );
    expect(await taken.catch(failureKind)).toBe("conflict");
    expect((await work.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });
});
