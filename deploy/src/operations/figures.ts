/** What the running process has done until now, for `top`, which looks at it twice. */
import * as z from "zod";
import { CommandError } from "../command-error.ts";
import { defineOperation } from "../operation.ts";
import { figures } from "../start/figures.ts";

export const readFigures = defineOperation({
  name: "process.figures",
  args: z.strictObject({ devices: z.int().min(0).max(1_000) }),
  result: figures,
  run: async (_database, { devices }, scope) => {
    if (scope.figures === undefined) {
      throw new CommandError("failed", "No meetpaal that devices speak to runs here: start it first.");
    }
    return await Promise.resolve(scope.figures(devices));
  },
});
