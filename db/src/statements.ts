/** The one signature of `query` that both databases offer: a text or a config, answered by a promise. */
import type pg from "pg";
import type { Queryable } from "./database.ts";
import { DatabaseError } from "./errors.ts";

export type RunStatement = (statement: string | pg.QueryConfig, values?: unknown[]) => Promise<unknown>;

/**
 * Gives `run` the face of `pg`'s `query`. Cursors, streams and callbacks are refused: they would hold
 * a connection, and in the embedded database everybody, for as long as their reader likes.
 */
export function asQuery(run: RunStatement): Queryable["query"] {
  const query = (statement: unknown, values?: unknown): Promise<unknown> => {
    if (!isStatement(statement) || (values !== undefined && !Array.isArray(values))) {
      throw new TypeError("query takes a text or { text, values }; read long results by keyset pages");
    }
    return run(statement, values);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what remains of `pg`'s seven overloads
  return query as unknown as Queryable["query"];
}

function isStatement(value: unknown): value is string | pg.QueryConfig {
  if (typeof value === "string") return true;
  return typeof value === "object" && value !== null && "text" in value && !("submit" in value);
}

/**
 * A transaction that begins with its first statement: in one round trip, where that is plain text. Who
 * waits for a commit waits for every round trip of it. Where the first failed nothing follows it: it may
 * never have begun.
 */
export class TransactionOn {
  readonly #client: pg.ClientBase;
  #begun: Promise<unknown> | undefined;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  async run(statement: string | pg.QueryConfig, values?: unknown[]): Promise<unknown> {
    if (typeof statement === "string" && values === undefined) {
      return this.runText(statement, (text) => this.#client.query(text));
    }
    this.#begun ??= this.#client.query("begin");
    await this.#begun;
    return this.#client.query(statement, values);
  }

  /** Runs plain statements. @param send - how they reach the database */
  async runText(statements: string, send: (text: string) => Promise<unknown>): Promise<unknown> {
    if (this.#begun !== undefined) {
      await this.#begun;
      return send(statements);
    }
    const together = send(`begin; ${statements}`);
    this.#begun = together;
    const answers = await together;
    if (!Array.isArray(answers)) return answers;
    const own: unknown[] = answers.slice(1);
    return own.length === 1 ? own[0] : own;
  }

  /** @returns what the database said; undefined: nothing was asked of it */
  async commit(): Promise<pg.QueryResult | undefined> {
    if (this.#begun === undefined) return undefined;
    await this.#begun;
    return await this.#client.query("commit");
  }
}

/** PostgreSQL answers the `commit` of a failed transaction with ROLLBACK and no error; here it is one. */
export function mustBeCommitted(answer: pg.QueryResult | undefined): void {
  if (answer === undefined || answer.command === "COMMIT") return;
  throw new DatabaseError(
    "NOT_COMMITTED",
    "a statement of this transaction failed, so nothing of it was stored",
  );
}
