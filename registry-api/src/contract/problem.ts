/** Errors, as RFC 9457 writes them: `application/problem+json`. */
import * as z from "zod";

export const problemSchema = z.object({
  /** HTTP status. */
  status: z.number().int(),
  /** The same for every problem of its kind. */
  title: z.string(),
  /** What to do about this one; of a failure of ours it says nothing. */
  detail: z.string(),
  /** Every wrong parameter, not only the first. */
  errors: z
    .array(
      z.object({
        in: z.enum(["query", "path", "header", "body"]),
        name: z.string(),
        message: z.string(),
      }),
    )
    .optional(),
});
export type Problem = z.infer<typeof problemSchema>;
