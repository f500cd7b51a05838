import { problemSchema } from "../contract/problem.ts";

/** An error in the description of a route: what is sent is made by the error handler. */
export const problemContent = {
  description: "A problem, as RFC 9457 writes it",
  content: { "application/problem+json": { schema: problemSchema } },
};
