/** What every command is given: settings, the way to the database, and the way to answer. */
import type { Config } from "./config.ts";
import type { Operation } from "./operation.ts";

export interface CommandContext {
  /**
   * The settings, read when first asked for.
   *
   * @throws {CommandError} `settings`, naming every wrong one
   */
  readonly config: () => Config;
  /** Runs an operation in the process that owns the database: the running one, or this one when none runs. */
  readonly perform: <Args, Result>(operation: Operation<Args, Result>, args: Args) => Promise<Result>;
  /**
   * Writes the answer, the only thing on stdout.
   *
   * @param result - what `--json` prints, as one object
   * @param text - what people read otherwise; a line end is added
   */
  readonly answer: (result: object, text: string) => void;
  /** Whether `--json` was given. */
  readonly isJson: () => boolean;
  /** Writes a line for people on stderr: progress, a warning. */
  readonly tell: (line: string) => void;
}
