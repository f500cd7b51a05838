/** Says in a sentence what is the matter with a database, and what to do about it. */
import { DatabaseError, type DatabaseErrorCode, sqlState } from "@meetpaal/db";
import { CommandError } from "./command-error.ts";

const SENTENCES: Record<DatabaseErrorCode, string | undefined> = {
  DATABASE_NEWER:
    "The database is newer than this version of meetpaal: start the newer version, or choose another DATA_DIR or DATABASE_URL.",
  MIGRATION_CHANGED:
    "A migration that the database already has was changed afterwards: put the file back and add a new one.",
  UNREACHABLE: "The database does not answer: check DATABASE_URL and whether the server runs.",
  BROKEN: "The embedded database cannot go on: check the disk under DATA_DIR (is it full?) and start again.",
  CLOSED: "The process is stopping. Try again when it runs.",
  NO_FLOCK: "DATA_DIR cannot be locked: install util-linux (the command flock), or use a local disk.",
  NO_DIRECTORY: "DATA_DIR cannot be used: set it to a directory that this user may make and write.",
  NOT_COMMITTED: undefined, // a fault of ours
};

/** What a server turns down that whoever keeps it can mend, by the beginning of its SQLSTATE. */
const REFUSALS: readonly (readonly [sqlState: string, sentence: string])[] = [
  ["28", "The database does not let this user in: check the user and the password in DATABASE_URL."],
  ["3D000", "There is no such database: make it with createdb, or name another in DATABASE_URL."],
  ["42501", "The user of DATABASE_URL has too few rights: make it the owner of the database."],
  [
    "0A000",
    "This PostgreSQL cannot do what is needed: install TimescaleDB 2.19 or newer for it, and name it in shared_preload_libraries.",
  ],
  ["08", "The database ended the connection: check whether its server runs, and try again."],
  ["57P", "The database ended the connection: check whether its server runs, and try again."],
  ["25P03", "The database ended a connection that was idle too long: this machine is too busy. Try again."],
  ["57014", "The database took too long: look at what keeps its server busy, and try again."],
  ["53", "The database has no room or no connection left: free some, and try again."],
];

/** Runs work on a database; what the person at the terminal can mend comes out as a sentence. */
export async function explainDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = error instanceof DatabaseError ? SENTENCES[error.code] : refusalOf(error);
    if (sentence === undefined || !(error instanceof Error)) throw error;
    // The embedded database adds where it was in its program: that stays with the cause.
    const [reason] = error.message.split("\n", 1);
    throw new CommandError("failed", `${sentence} (${reason})`, { cause: error });
  }
}

function refusalOf(error: unknown): string | undefined {
  const state = sqlState(error) ?? "";
  return REFUSALS.find(([beginning]) => state.startsWith(beginning))?.[1];
}
