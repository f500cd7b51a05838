/**
 * What a command ends with when it cannot do what it was asked.
 *
 * The message is for the person at the terminal: a sentence that says what to do, or one line for each thing that
 * is wrong. Anything else that is thrown is a fault of ours and is shown as such.
 */

/**
 * - `usage`: the command line is wrong; read the help
 * - `settings`: the environment is wrong; change the named settings
 * - `refused`: the input was read and turned down; correct it
 * - `in-use`: a port or a data directory belongs to another process; choose another or stop that one
 * - `failed`: it was tried and did not succeed
 */
export type CommandErrorCode = "usage" | "settings" | "refused" | "in-use" | "failed";

export class CommandError extends Error {
  readonly code: CommandErrorCode;

  constructor(code: CommandErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "CommandError";
    this.code = code;
  }

  /** 2 for wrong usage or settings, otherwise 1. */
  get exitCode(): 1 | 2 {
    return this.code === "usage" || this.code === "settings" ? 2 : 1;
  }
}
