/** What a route refuses, for the error handler to turn into a problem. Routes throw it and never set a status. */

import type { Problem } from "./contract/problem.ts";

export type ApiErrorCode =
  /** A device did not sign in, or not as one that we know: mend its id or its secret. */
  | "UNAUTHORIZED"
  /** What was sent cannot be read: mend it before sending again. */
  | "REFUSED"
  /** What was sent is too long: send it in parts. */
  | "TOO_LARGE"
  /** Not now: send it again later. */
  | "UNAVAILABLE"
  /** There is no such thing, or it is not for the public: ask for something else. */
  | "NOT_FOUND"
  /** It exists, and is not for the public. */
  | "FORBIDDEN"
  /** More of something costly than one address may have: try again later. */
  | "TOO_MANY"
  /** It can be read and not written. */
  | "METHOD_NOT_ALLOWED"
  /** A WebSocket address was asked for a page. */
  | "UPGRADE_REQUIRED";

export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  /** Each part that is wrong. */
  readonly errors: Problem["errors"];

  /** @param message - what to do about it; it is published */
  constructor(code: ApiErrorCode, message: string, errors?: Problem["errors"]) {
    super(message);
    this.code = code;
    this.errors = errors;
  }
}
