/**
 * The one face of both databases: the embedded TimescaleDB and a server.
 *
 * The embedded one is a single session, not a server, so all work is given out as whole
 * transactions of a class. There its owner runs one transaction at a time, by class in the order
 * below, with one slice of a lower class between two of a higher; on a server each class has
 * connections of its own. Whoever writes a transaction keeps it small by shape: at most 5,000 rows
 * out, 50,000 rows touched.
 */
import type pg from "pg";
import type { Channel } from "./channels.ts";

/** In order of precedence: what devices wait for, what an import waits for, what readers wait for, the rest. */
export type WorkClass = "ingest" | "contract" | "api" | "jobs";

/** What a query function needs: a class of work, or a transaction of it. */
export type Queryable = Pick<pg.ClientBase, "query">;

export interface Transaction extends Queryable {
  /**
   * Writes rows by COPY, in one round trip with the plain statements before it; absent on the embedded database, which
   * has none over the wire.
   *
   * @param statements - end with `copy ... from stdin (format binary)`
   * @returns as `query` does for the same statements
   */
  copyFrom?: (statements: string, rows: Buffer) => Promise<unknown>;
}

export interface Work extends Queryable {
  /** Commits what `run` did when it resolves, rolls back when it rejects. */
  transaction: <T>(run: (tx: Transaction) => Promise<T>) => Promise<T>;
}

export interface Database {
  readonly edition: "embedded" | "server";
  /** A statement sent straight to it is a transaction of its own. */
  work: (workClass: WorkClass) => Work;
  /** Which part of the last half second class `ingest` or class `api` was at work, whichever is more, in [0, 1]. */
  busyShare: () => number;
  /** How long each class was at work since this was opened, overlapping work once [s]. */
  busySeconds: () => Record<WorkClass, number>;
  /** How long nobody but jobs has asked for anything [ms]; on a server always 0: its autovacuum watches by itself. */
  quietMs: () => number;
  /**
   * Calls back when something was announced on a channel and committed, by any process, and whenever that may have been
   * missed. On a server this takes a connection of its own, which comes back by itself.
   *
   * @returns stops it
   */
  listen: (channel: Channel, onNotice: () => void) => () => Promise<void>;
  /** Resolves when this database can never answer again (a failed sync, the end of the worker); the process must stop. */
  readonly broken: Promise<Error>;
  /** Waits for work under way, then closes. */
  close: () => Promise<void>;
}
