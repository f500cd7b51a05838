import { describe, expect, it } from "vitest";
import { formPath, numbersPath, parsePath, placesPath, sectionPath, sensorPath, shortPath } from "./links.ts";
import { locales } from "./locale.ts";

describe("parsePath", () => {
  it("undoes every path that pages link to", () => {
    for (const locale of locales) {
      for (const name of [
        "start",
        "sensors",
        "crowds",
        "levels",
        "promises",
        "about",
        "contact",
        "report",
        "measured",
        "rules",
        "decisions",
        "rights",
        "glossary",
        "open-data",
        "privacy",
        "accessibility",
        "colophon",
        "all-pages",
      ] as const)
        expect(parsePath(sectionPath(locale, name))).toEqual({ name, locale });
      expect(parsePath(sensorPath(locale, "k01m9xq7"))).toEqual({
        name: "sensor",
        locale,
        publicId: "k01m9xq7",
      });
      expect(parsePath(numbersPath(locale, "k01m9xq7", 12))).toEqual({
        name: "numbers",
        locale,
        publicId: "k01m9xq7",
        datastream: 12,
      });
      for (const name of ["now", "easy", "sign", "stickers"] as const)
        expect(parsePath(formPath(locale, "k01m9xq7", name))).toEqual({ name, locale, publicId: "k01m9xq7" });
      expect(parsePath(placesPath(locale))).toEqual({ name: "places", locale });
    }
    expect(parsePath("/map/tiles/12/2114/1367.png")).toEqual({ name: "tile", z: 12, x: 2114, y: 1367 });
    expect(parsePath(shortPath("k01m9xq7"))).toEqual({ name: "short", publicId: "k01m9xq7" });
  });

  it("uses the words of interface.md", () => {
    expect(sectionPath("nl", "crowds")).toBe("/nl/drukte");
    expect(sectionPath("en", "crowds")).toBe("/en/crowds");
    expect(sectionPath("en", "about")).toBe("/en/about");
  });

  it.each([
    "/nl/drukte/x",
    "/en/sensoren",
    "/fr/",
    "/s/",
    "/s/a/b",
    "/nl/sensoren/a/b",
    "/nl/sensoren/a/0.csv",
    "/nl/sensoren/a/1.csv/x",
    "/nl/sensoren/%E0%A4%A",
    "//evil.example",
    "/nl//",
    "/map/tiles/3/1/1.png",
    "/map/tiles/12/4096/1.png",
    "/map/tiles/12/1/../1.png",
    "/map/tiles/12/1/1.json",
    "/map/tiles/012/1/1.png",
  ])("knows no page %s", (path) => {
    expect(parsePath(path)).toBeNull();
  });
});
