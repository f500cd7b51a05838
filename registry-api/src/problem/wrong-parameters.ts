import type { FastifyRequest } from "fastify";
import * as z from "zod";
import type { Problem } from "../contract/problem.ts";

type WrongParameter = NonNullable<Problem["errors"]>[number];

/**
 * Every wrong parameter of a request, in its path, its query and its body. Fastify stops at the first part that is wrong, and zod
 * puts all unknown names into one issue: callers should see all at once, each by its name.
 */
export function wrongParameters(request: FastifyRequest): WrongParameter[] {
  const { schema } = request.routeOptions;
  return [
    ...issuesOf(schema?.params, request.params).flatMap((issue) => toWrong("path", issue)),
    ...issuesOf(schema?.querystring, request.query).flatMap((issue) => toWrong("query", issue)),
    ...issuesOf(schema?.body, request.body).flatMap((issue) => toWrong("body", issue)),
  ];
}

function issuesOf(schema: unknown, value: unknown): z.core.$ZodIssue[] {
  return schema instanceof z.ZodType ? (schema.safeParse(value).error?.issues ?? []) : [];
}

function toWrong(place: "path" | "query" | "body", issue: z.core.$ZodIssue): WrongParameter[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) => ({
      in: place,
      name,
      message: `is not a ${place === "body" ? "member" : "parameter"} of this path`,
    }));
  }
  // Zod's own words begin so; ours begin with what was expected.
  const message = issue.message.replace(/^Invalid input: /, "");
  return [{ in: place, name: String(issue.path[0] ?? ""), message }];
}
