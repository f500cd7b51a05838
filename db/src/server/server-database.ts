/**
 * TimescaleDB on a server: a pool for each class of work, so that readers never take the connections
 * that devices wait for.
 */
import type pg from "pg";
import { type BusyMeter, busySecondsOf, makeBusyMeters, waitedShareOf } from "../busy-meter.ts";
import type { Database, Transaction, Work, WorkClass } from "../database.ts";
import { DatabaseError } from "../errors.ts";
import { asQuery, mustBeCommitted, TransactionOn } from "../statements.ts";
import { copyRows } from "./copy-rows.ts";
import { listenOn } from "./listener.ts";
import { openPool, reached, withClient } from "./pool.ts";

/** Most connections in this process, and the longest a statement may take. */
const LIMITS: Record<WorkClass, { connections: number; statementMs: number }> = {
  ingest: { connections: 4, statementMs: 20_000 },
  contract: { connections: 2, statementMs: 60_000 },
  api: { connections: 6, statementMs: 20_000 },
  // A vacuum or a migration may take minutes.
  jobs: { connections: 3, statementMs: 600_000 },
};

export interface ServerOptions {
  url: string;
  /** Called for an idle connection that broke; the pool replaces it by itself. */
  onIdleError?: ((error: Error) => void) | undefined;
}

/** Opens pools without connecting: a server that is away is met by the first query. */
export function openServer({ url, onIdleError = () => {} }: ServerOptions): Database {
  const pools = new Map<WorkClass, pg.Pool>();
  const meters = makeBusyMeters();
  let isClosed = false;

  function poolOf(workClass: WorkClass): pg.Pool {
    if (isClosed) throw new DatabaseError("CLOSED", "the database was closed");
    const pool = pools.get(workClass) ?? openPool({ url, ...LIMITS[workClass], onIdleError });
    pools.set(workClass, pool);
    return pool;
  }

  return {
    edition: "server",
    work: (workClass) =>
      metered(
        workOn(() => poolOf(workClass)),
        meters[workClass],
      ),
    busyShare: () => waitedShareOf(meters),
    busySeconds: () => busySecondsOf(meters),
    quietMs: () => 0,
    listen: (channel, onNotice) => listenOn(url, channel, onNotice),
    broken: new Promise(() => {}),
    close: async () => {
      isClosed = true;
      const open = [...pools.values()];
      pools.clear();
      await Promise.all(open.map((pool) => pool.end()));
    },
  };
}

function metered(work: Work, meter: BusyMeter): Work {
  return {
    query: asQuery((...statement) => meter.measure(() => work.query(...statement))),
    transaction: (run) => meter.measure(() => work.transaction(run)),
  };
}

function workOn(pool: () => pg.Pool): Work {
  return {
    query: asQuery(async (...statement) =>
      withClient(pool(), (client) => reached(client.query(...statement))),
    ),
    transaction: async <T>(run: (tx: Transaction) => Promise<T>) =>
      withClient(pool(), async (client) => {
        let isOver = false;
        const within = <R>(statement: () => Promise<R>): Promise<R> => {
          // The connection may serve somebody else by then.
          if (isOver) throw new DatabaseError("CLOSED", "this transaction is over");
          return reached(statement());
        };
        const transaction = new TransactionOn(client);
        try {
          const result = await run({
            query: asQuery((...statement) => within(() => transaction.run(...statement))),
            copyFrom: (statements, rows) =>
              within(() => transaction.runText(statements, (text) => copyRows(client, text, rows))),
          });
          mustBeCommitted(await reached(transaction.commit()));
          return result;
        } finally {
          isOver = true;
        }
      }),
  };
}
