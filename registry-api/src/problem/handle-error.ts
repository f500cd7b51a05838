/**
 * Turns whatever went wrong into a problem (RFC 9457). What we failed at is logged and said in one sentence that tells
 * nothing of the inside; what the caller can do better is said in full.
 */
import { DatabaseError, failureKind } from "@meetpaal/db";
import type { FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { Problem } from "../contract/problem.ts";
import { ApiError, type ApiErrorCode } from "../errors.ts";
import { wrongParameters } from "./wrong-parameters.ts";

const STATUS: Record<ApiErrorCode, number> = {
  UNAUTHORIZED: 401,
  REFUSED: 400,
  TOO_LARGE: 413,
  UNAVAILABLE: 503,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  TOO_MANY: 429,
  METHOD_NOT_ALLOWED: 405,
  UPGRADE_REQUIRED: 426,
};

const TITLES: Record<number, string> = {
  400: "Wrong parameters",
  401: "Not signed in",
  403: "Not for the public",
  404: "Not found",
  405: "Method not allowed",
  413: "Too large",
  415: "Unsupported media type",
  426: "Upgrade required",
  429: "Too many requests",
  500: "Failure on our side",
  503: "Not available now",
};

/** How long a client had better wait for a database that is away [s]. */
const RETRY_AFTER_S = 10;

export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, judgeError(error, request, reply));
}

/** Says what an error is to the caller; logs what is ours, and sets the headers that belong to its status. */
export function judgeError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Omit<Problem, "title"> {
  const problem = toProblem(error, request);
  if (problem.status >= 500 && !(error instanceof ApiError))
    request.log.error({ err: error }, "request failed");
  if (problem.status === 503) reply.header("retry-after", RETRY_AFTER_S);
  if (problem.status === 405) reply.header("allow", "GET, HEAD");
  if (problem.status === 401) reply.header("www-authenticate", 'Basic realm="meetpaal", charset="UTF-8"');
  return problem;
}

/** Sends a problem as it is, whatever the schema of the route says. */
export function sendProblem(reply: FastifyReply, problem: Omit<Problem, "title">): FastifyReply {
  const { status, detail, errors } = problem;
  const title = TITLES[status] ?? "Refused";
  return reply
    .status(status)
    .type("application/problem+json")
    .header("cache-control", "no-store")
    .serializer(JSON.stringify)
    .send({ status, title, detail, ...(errors === undefined ? {} : { errors }) });
}

function toProblem(error: unknown, request: FastifyRequest): Omit<Problem, "title"> {
  if (error instanceof ApiError) {
    const { code, message, errors } = error;
    return { status: STATUS[code], detail: message, errors };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = wrongParameters(request);
    return {
      status: 400,
      detail: errors.map(({ name, message }) => `${name}: ${message}`).join("; "),
      errors,
    };
  }
  if (isAway(error)) {
    return { status: 503, detail: "The database does not answer. Try again in a moment." };
  }
  const status = statusOf(error);
  if (status >= 400 && status < 500 && error instanceof Error) return { status, detail: error.message };
  if (status === 503) return { status, detail: "There is too much to do. Try again in a moment." };
  return { status: 500, detail: "Something failed on our side. It has been written down." };
}

/** The database is away, stopping or full: the same question can be answered later. */
function isAway(error: unknown): boolean {
  return failureKind(error) === "hold" || (error instanceof DatabaseError && error.code === "CLOSED");
}

function statusOf(error: unknown): number {
  if (!(error instanceof Error) || !("statusCode" in error)) return 500;
  return typeof error.statusCode === "number" ? error.statusCode : 500;
}
