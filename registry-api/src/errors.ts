/** What a route refuses, for the error handler to turn into a problem. Routes throw it and never set a status. */

export type ApiErrorCode =
  /** There is no such thing, or it is not for the public: ask for something else. */
  | "NOT_FOUND"
  /** It exists, and is not for the public. */
  | "FORBIDDEN"
  /** More of something costly than one address may have: try again later. */
  | "TOO_MANY"
  /** A WebSocket address was asked for a page. */
  | "UPGRADE_REQUIRED";

export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;

  /** @param message - what to do about it; it is published */
  constructor(code: ApiErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
