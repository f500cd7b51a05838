/** Says in a sentence what is the matter with a database, and what to do about it. */
import { DatabaseError } from "@meetpaal/db";
import { CommandError } from "./command-error.ts";

/** Runs work on a database; what the person at the terminal can mend comes out as a sentence. */
export async function explainDatabase<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = error instanceof DatabaseError ? sentenceOf(error) : undefined;
    if (sentence === undefined) throw error;
    throw new CommandError("failed", sentence, { cause: error });
  }
}

function sentenceOf(error: DatabaseError): string | undefined {
  switch (error.code) {
    case "DATABASE_NEWER":
      return `The database is newer than this version of meetpaal: start the newer version, or choose another DATA_DIR or DATABASE_URL. (${error.message})`;
    case "MIGRATION_CHANGED":
      return `A migration that the database already has was changed afterwards: put the file back and add a new one. (${error.message})`;
    case "UNREACHABLE":
      return `The database does not answer: check DATABASE_URL and whether the server runs. (${error.message})`;
    case "BROKEN":
      return `The embedded database cannot go on: check the disk under DATA_DIR and start again. (${error.message})`;
    case "CLOSED":
      return "The process is stopping. Try again when it runs.";
    case "NO_FLOCK":
      return `DATA_DIR cannot be locked: install util-linux (the command flock), or use a local disk. (${error.message})`;
    case "NOT_COMMITTED":
      return undefined; // a fault of ours
  }
}
