/** Errors, as RFC 9457 writes them: `application/problem+json`. */
import * as z from "zod";

export const problemSchema = z.object({
  status: z.number().int().describe("HTTP status."),
  title: z.string().describe("The same for every problem of its kind."),
  detail: z.string().describe("What to do about this one; of a failure of ours it says nothing."),
  errors: z
    .array(
      z.object({
        in: z.enum(["query", "path", "header", "body"]),
        name: z.string(),
        message: z.string(),
      }),
    )
    .optional()
    .describe("Every wrong parameter, not only the first."),
});
export type Problem = z.infer<typeof problemSchema>;
