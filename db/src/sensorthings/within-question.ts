import { sqlState } from "../errors.ts";
import { QuestionError } from "./expression.ts";

/**
 * Runs a statement that computes what somebody asked: where its values cannot be computed with (SQLSTATE class 22: a number
 * too large, a negative length), the question is at fault.
 */
export async function withinQuestion<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (sqlState(error)?.startsWith("22") !== true) throw error;
    throw new QuestionError(
      "what is computed here has no result: a number is too large, or a text too short",
      {
        cause: error,
      },
    );
  }
}
