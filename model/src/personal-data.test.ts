import { describe, expect, test } from "vitest";
import { personalDataOf } from "./personal-data.ts";
import type { Capture, Identifiability } from "./register/vocabulary.ts";

describe("what a sensor has to do with personal data", () => {
  test.each<[Capture, Identifiability[], string]>([
    ["radar", ["none"], "none"],
    ["air", [], "none"],
    ["radar", ["none", "deidentified"], "in-the-box"],
    ["camera", ["none"], "in-the-box"],
    ["microphone", ["none"], "in-the-box"],
    ["wifi", ["none"], "in-the-box"],
    ["wifi", ["pseudonymous", "none"], "stored"],
    ["contact", ["identifiable"], "stored"],
  ])("%s with streams %j: %s", (capture, levels, expected) => {
    expect(
      personalDataOf(
        capture,
        levels.map((identifiability) => ({ identifiability })),
      ),
    ).toBe(expected);
  });
});
