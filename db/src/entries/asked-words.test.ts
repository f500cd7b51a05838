import { describe, expect, it } from "vitest";
import { askedWords, isOneLetterAway, type MeantWord, toTsquery } from "./asked-words.ts";

const meant = (words: Record<string, MeantWord>) => new Map(Object.entries(words));

describe("toTsquery", () => {
  it("leaves out words that say nothing, unless there is no other", () => {
    const known = meant({
      camera: { words: ["camera", "cameratoezicht"], stem: "camera" },
      het: { words: [], stem: null },
    });
    expect(toTsquery(askedWords("Camera HET"), known)).toBe(
      "(('camera' | 'cameratoezicht' | 'kind=camera' | 'capture=camera') | 'camera':*)",
    );
    expect(toTsquery(askedWords("het"), known)).toBe("(('het') | 'het':*)");
    expect(toTsquery(askedWords("  "), known)).toBeNull();
  });

  it("takes a divided word in parts or whole, and never lets a sign out of its quotes", () => {
    const known = meant({ kade: { words: [], stem: "kad" }, west: { words: [], stem: "west" } });
    expect(toTsquery(askedWords("Kade-West"), known)).toBe("(('kade' | 'kad') & ('west') | 'kade-west':*)");
    expect(toTsquery(askedWords("''\\"), known)).toBe("('''''\\\\':*)");
  });

  it("asks for what people mean by a word that no entry has, typed with an error too", () => {
    for (const typed of ["afluisteren", "afluistern"])
      expect(toTsquery(askedWords(`hangt er ${typed}`), meant({}))).toBe(
        `(('${typed}' | 'capture=microphone') | '${typed}':*)`,
      );
    // A word that the register has is no typo of another.
    const known = meant({ lawaaj: { words: ["lawaajstraat"], stem: "lawaaj" } });
    expect(toTsquery(askedWords("lawaaj"), known)).not.toContain("kind=");
  });

  it("reads accents as plain letters", () => {
    expect(askedWords("Café")[0]?.whole).toBe("cafe");
  });
});

describe("isOneLetterAway", () => {
  it.each([
    ["kamera", "camera", true],
    ["camra", "camera", true],
    ["cameera", "camera", true],
    ["statoin", "station", true],
    ["camera", "camera", false],
    ["kamra", "camera", false],
    ["ab", "ba", true],
    ["abc", "cba", false],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(isOneLetterAway(a, b)).toBe(expected);
    expect(isOneLetterAway(b, a)).toBe(expected);
  });
});
