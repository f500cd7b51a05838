/** What can be asked of promises. */
import { entryIdSchema, verdictSchema } from "../contract/vocabulary.ts";
import { choiceParameter, instantParameter } from "../wire/parameters.ts";

export const promiseParameters = {
  verdict: choiceParameter(verdictSchema, `one of ${verdictSchema.options.join(", ")}`)
    .optional()
    .describe("How it stands now; more by repeating the parameter"),
  since: instantParameter
    .optional()
    .describe("Only what stands as it does since then, or later; all when absent"),
  owner: choiceParameter(entryIdSchema, "the id of an organisation")
    .optional()
    .describe("Id of the organisation that owns the sensor"),
};
