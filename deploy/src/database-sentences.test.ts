import { DatabaseError } from "@meetpaal/db";
import { describe, expect, it } from "vitest";
import { CommandError } from "./command-error.ts";
import { explainDatabase } from "./database-sentences.ts";

/** As a server reports it. */
const reported = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code, severity: "ERROR" });

const failing = async (error: Error): Promise<unknown> =>
  await explainDatabase(async () => await Promise.reject(error)).catch((caught: unknown) => caught);

describe("explainDatabase", () => {
  it.each([
    ["28P01", 'password authentication failed for user "me"', /the user and the password in DATABASE_URL/],
    ["28000", 'role "ghost" does not exist', /the user and the password in DATABASE_URL/],
    ["3D000", 'database "nosuch" does not exist', /make it with createdb/],
    ["42501", "permission denied for schema public", /make it the owner of the database/],
    ["0A000", 'extension "timescaledb" is not available', /install TimescaleDB/],
    ["57P01", "terminating connection due to administrator command", /ended the connection: .*try again/],
    ["25P03", "terminating connection due to idle-in-transaction timeout", /too busy\. Try again/],
    ["57014", "canceling statement due to statement timeout", /took too long/],
    ["53300", "sorry, too many clients already", /no room or no connection left/],
  ])("says what to do about %s, and what the server said", async (code, message, sentence) => {
    const error = await failing(reported(code, message));
    expect(error).toBeInstanceOf(CommandError);
    expect(error).toMatchObject({ code: "failed", message: expect.stringMatching(sentence) });
    expect(error).toMatchObject({ message: expect.stringContaining(`(${message})`) });
  });

  it("says what to do about a directory that cannot be written", async () => {
    const error = await failing(new DatabaseError("NO_DIRECTORY", "EACCES: permission denied, mkdir '/x'"));
    expect(error).toMatchObject({ message: expect.stringMatching(/^DATA_DIR cannot be used/) });
  });

  it("says in one line what a stopped database said in many", async () => {
    const error = await failing(
      new DatabaseError("BROKEN", "it stopped: Aborted()\n    at abort (x.js:1:2)"),
    );
    expect(error).toMatchObject({
      message: expect.stringMatching(/^The embedded [^\n]*\(it stopped: Aborted\(\)\)$/),
    });
  });

  it.each([
    reported("42601", "syntax error"),
    new TypeError("a mistake of ours"),
    new DatabaseError("NOT_COMMITTED", "x"),
  ])("leaves a fault of ours as it is: %s", async (fault) => {
    expect(await failing(fault)).toBe(fault);
  });
});
