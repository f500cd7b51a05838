import type pg from "pg";
import { from } from "pg-copy-streams";

/**
 * Writes rows by COPY in one go.
 *
 * @param statement - `copy ... from stdin (format binary)`
 * @param rows - the whole COPY data, header and trailer included
 * @returns how many rows were copied
 */
export function copyRows(client: pg.ClientBase, statement: string, rows: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const copy = client.query(from(statement));
    // It tells an error twice where the driver gave up on it before the connection ended; unheard, that ends the process.
    copy.on("error", reject);
    copy.once("finish", () => resolve(copy.rowCount));
    copy.end(rows);
  });
}
