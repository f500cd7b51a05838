import { describe, expect, it } from "vitest";
import { negotiate } from "./negotiate.ts";

const OFFERED = ["application/json", "text/csv"] as const;

describe("negotiate", () => {
  it.each([
    [undefined, "application/json"],
    ["*/*", "application/json"],
    ["text/csv", "text/csv"],
    ["text/csv, application/json", "application/json"],
    ["application/json;q=0.5, text/csv", "text/csv"],
    ["text/*, application/json;q=0.9", "text/csv"],
    ["text/html,application/xhtml+xml,*/*;q=0.8", "application/json"],
    ["text/csv;q=0, */*", "application/json"],
    ["image/png", "application/json"],
    ["TEXT/CSV; charset=utf-8", "text/csv"],
  ])("%s gives %s", (accept, expected) => {
    expect(negotiate(accept, OFFERED)).toBe(expected);
  });
});
