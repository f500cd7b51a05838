/**
 * COPY whose rows leave together with its statement. The protocol has the server ask for them first, but nothing hangs
 * on that question: what it did not ask for, because a statement before it failed, it passes over. So a COPY, with
 * whatever statements stand before it, takes one round trip.
 *
 * @see PostgreSQL documentation, "Frontend/Backend Protocol", "COPY Operations"
 */
import pg from "pg";

const COPY_DATA = 0x64;
const LENGTH_BYTES = 4;
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, LENGTH_BYTES]);

/**
 * Runs plain statements of which the last is the COPY.
 *
 * @param statements - end with `copy ... from stdin`
 * @param rows - the whole COPY data, header and trailer included
 * @returns what the database answered to each
 */
export function copyRows(
  client: pg.ClientBase,
  statements: string,
  rows: Buffer,
): Promise<pg.QueryResult | pg.QueryResult[]> {
  return new Promise((resolve, reject) => {
    client.query(
      new CopyIn(statements, rows, (error, answers) => {
        if (error instanceof Error) reject(error);
        else resolve(answers);
      }),
    );
  });
}

class CopyIn extends pg.Query {
  override submit: (connection: pg.Connection) => void;

  constructor(
    statements: string,
    rows: Buffer,
    onAnswered: (error: Error | null | undefined, answers: pg.QueryResult | pg.QueryResult[]) => void,
  ) {
    super(statements, onAnswered);
    this.submit = (connection) => {
      const { stream } = connection;
      stream.cork();
      connection.query(statements);
      stream.write(headOf(rows));
      stream.write(rows);
      stream.write(COPY_DONE);
      stream.uncork();
    };
  }

  /** Called by the driver when the server asks for rows; its own way is to refuse. */
  handleCopyInResponse(): void {}
}

function headOf(rows: Buffer): Buffer {
  const head = Buffer.allocUnsafe(1 + LENGTH_BYTES);
  head[0] = COPY_DATA;
  head.writeUInt32BE(LENGTH_BYTES + rows.length, 1);
  return head;
}
