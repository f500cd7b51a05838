/** Says in a sentence what is the matter with a database, and what to do about it. */
import { DatabaseError, type DatabaseErrorCode } from "@meetpaal/db";
import { CommandError } from "./command-error.ts";

const SENTENCES: Record<DatabaseErrorCode, string | undefined> = {
  DATABASE_NEWER:
    "The database is newer than this version of meetpaal: start the newer version, or choose another DATA_DIR or DATABASE_URL.",
  MIGRATION_CHANGED:
    "A migration that the database already has was changed afterwards: put the file back and add a new one.",
  UNREACHABLE: "The database does not answer: check DATABASE_URL and whether the server runs.",
  BROKEN: "The embedded database cannot go on: check the disk under DATA_DIR and start again.",
  CLOSED: "The process is stopping. Try again when it runs.",
  NO_FLOCK: "DATA_DIR cannot be locked: install util-linux (the command flock), or use a local disk.",
  NOT_COMMITTED: undefined, // a fault of ours
};

/** Runs work on a database; what the person at the terminal can mend comes out as a sentence. */
export async function explainDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = error instanceof DatabaseError ? SENTENCES[error.code] : undefined;
    if (sentence === undefined || !(error instanceof Error)) throw error;
    throw new CommandError("failed", `${sentence} (${error.message})`, { cause: error });
  }
}
