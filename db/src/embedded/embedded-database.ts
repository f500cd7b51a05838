/**
 * The embedded TimescaleDB behind the same face as a server. It is one session: one `pg` client for
 * life, never given up on (a statement that `pg` stopped waiting for would leave its answer to the
 * next), and whole transactions one after another, by class.
 */
import pg from "pg";
import { busySecondsOf, makeBusyMeters, waitedShareOf } from "../busy-meter.ts";
import type { Database, Transaction, Work } from "../database.ts";
import { DatabaseError } from "../errors.ts";
import { asQuery, mustBeCommitted, TransactionOn } from "../statements.ts";
import { SESSION, valueTypes } from "../value-types.ts";
import { ClassQueue } from "./class-queue.ts";
import { startEngine } from "./engine.ts";
import { MessageStream } from "./message-stream.ts";

/**
 * Opens the database in `dataDir`, making it when absent. The caller holds the directory
 * (`takeDataDir`): a second opener would destroy it.
 */
export async function openEmbedded({ dataDir }: { dataDir: string }): Promise<Database> {
  const stream = new MessageStream((messages) => engine.send(messages));
  const engine = await startEngine(dataDir, (messages) => stream.answer(messages));
  const client = new pg.Client({
    stream: () => stream,
    user: "postgres",
    database: "postgres",
    types: valueTypes,
  });
  const queue = new ClassQueue();
  const meters = makeBusyMeters();
  // Without a listener, an error of the stream ends the process before `broken` is heard.
  client.on("error", () => {});
  void engine.broken.then((error) => {
    queue.abandon(error);
    stream.destroy(error);
  });
  await client.connect();
  await client.query(SESSION);
  // Nothing preloads it here: without this the first insert into a hypertable of a new session fails.
  await client.query("load 'timescaledb'");

  return {
    edition: "embedded",
    work: (workClass) =>
      workOn(client, (run) =>
        // Not the waiting for its turn: that would count a slice of a job as work of devices.
        queue.add(workClass, () => meters[workClass].measure(run)),
      ),
    busyShare: () => waitedShareOf(meters),
    busySeconds: () => busySecondsOf(meters),
    quietMs: () => queue.quietMs,
    listen: (channel, onNotice) => {
      const hear = (notice: pg.Notification): void => {
        if (notice.channel === channel) onNotice();
      };
      client.on("notification", hear);
      // Should it be closed before that, there is nobody left to be told.
      const listening = queue
        .add("contract", () => client.query(`listen ${channel}`))
        .then(onNotice, () => {});
      return async () => {
        client.off("notification", hear);
        await listening;
      };
    },
    broken: engine.broken,
    close: async () => {
      await queue.finish(new DatabaseError("CLOSED", "the database was closed"));
      await client.end();
      await engine.close();
    },
  };
}

function workOn(client: pg.Client, inTurn: <T>(run: () => Promise<T>) => Promise<T>): Work {
  return {
    query: asQuery((...statement) =>
      inTurn(async () => {
        try {
          return await client.query(...statement);
        } finally {
          await leaveNothingOpen(client);
        }
      }),
    ),
    transaction: async <T>(run: (tx: Transaction) => Promise<T>) => inTurn(() => inTransaction(client, run)),
  };
}

async function inTransaction<T>(client: pg.Client, run: (tx: Transaction) => Promise<T>): Promise<T> {
  let isOver = false;
  const transaction = new TransactionOn(client);
  const query = asQuery((...statement) => {
    // The next transaction may have begun: this statement would become part of it.
    if (isOver) throw new DatabaseError("CLOSED", "this transaction is over");
    return transaction.run(...statement);
  });
  try {
    const result = await run({ query });
    mustBeCommitted(await transaction.commit());
    return result;
  } finally {
    isOver = true;
    await leaveNothingOpen(client);
  }
}

/** Ends a transaction that a statement left open, so that the next in the queue starts clean. */
async function leaveNothingOpen(client: pg.Client): Promise<void> {
  if (client.getTransactionStatus() !== "I") await client.query("rollback").catch(() => {});
}
