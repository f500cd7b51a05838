/**
 * Connections to a server. Every wait has an end here, because `pg` by itself waits for ever when
 * the network is cut without a word:
 *
 *   connect 5 s ─► the server ends a statement ─► 5 s later `pg` gives up on it
 *
 * A connection that `pg` gave up on, or that broke, is thrown away: an answer that comes late would
 * be taken for that of the next query.
 */
import pg from "pg";
import { DatabaseError, leavesConnectionUsable, sqlState } from "../errors.ts";
import { SESSION, valueTypes } from "../value-types.ts";

/** Reaching the server and waiting for a free connection may take this long together. */
const CONNECT_MS = 5_000;
/** The client gives up on a statement this long after the server should have ended it. */
const GRACE_MS = 5_000;
/** A transaction of ours waits on nothing but the database. */
const IDLE_IN_TRANSACTION_MS = 60_000;

export interface PoolOptions {
  url: string;
  /** Most connections. */
  connections: number;
  /** After this long the server ends a statement (57014). */
  statementMs: number;
  onIdleError: (error: Error) => void;
}

export function openPool({ url, connections, statementMs, onIdleError }: PoolOptions): pg.Pool {
  // Our statements are short, and compiling one to machine code costs more than running it: with it the tests of rollups,
  // retention, promises and history cost the server six times the work (43 s of CPU in place of 7 s).
  const settings = `${SESSION}; set jit = off; set synchronous_commit = on; set statement_timeout = ${statementMs};
    set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`;
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: statementMs + GRACE_MS,
    types: valueTypes,
    verify: (client, done) => {
      client.query(settings).then(() => done(), done);
    },
  });
  // Without listeners one broken connection ends the process: the pool's hears an idle one, the
  // client's own hears one that breaks between two statements of a transaction.
  pool.on("error", onIdleError);
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Lends `run` a connection, rolls back what it left open, and keeps the connection only if that is certain. */
export async function withClient<T>(pool: pg.Pool, run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await reached(pool.connect());
  try {
    const result = await run(client);
    client.release(!(await rolledBack(client)));
    return result;
  } catch (error) {
    const isUsable = !isConnectionLost(error) && (await hasSaidAll(client)) && (await rolledBack(client));
    client.release(!isUsable);
    throw error;
  }
}

/** Names what the driver rejects with when there was no answer; what the server reported passes as it is. */
export async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    // A value that cannot be sent is a TypeError of the driver, and would be so for ever.
    if (sqlState(error) !== undefined || error instanceof TypeError || error instanceof RangeError)
      throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseError("UNREACHABLE", `no answer from the database: ${reason}`, { cause: error });
  }
}

function isConnectionLost(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code === "UNREACHABLE";
  return sqlState(error) !== undefined && !leavesConnectionUsable(error);
}

/**
 * Waits until the server has told what a failure left of the transaction: it tells it after the error, so that the
 * driver may still hold the state of before. Asked for nothing, it answers in any state.
 */
async function hasSaidAll(client: pg.PoolClient): Promise<boolean> {
  return client.query("").then(
    () => true,
    () => false,
  );
}

/** Ends a transaction that was left open; false where the connection's state cannot be known. */
async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  const status = client.getTransactionStatus();
  if (status === "I") return true;
  if (status === null) return false;
  return client.query("rollback").then(
    () => true,
    () => false,
  );
}
