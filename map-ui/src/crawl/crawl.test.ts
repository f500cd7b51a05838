import { expect, it } from "vitest";
import { parsePath, sectionPath, sections, sensorPath, shortPath } from "../links.ts";
import { type Locale, locales } from "../locale.ts";
import { robotsText } from "./robots.ts";
import { sitemapText } from "./sitemap.ts";

const site = "https://stad.example";
const page = {
  pathIn: (locale: Locale) => sensorPath(locale, "k01m9xq7"),
  changedAt: "2026-03-01T00:00:00Z",
};

it("names each page in the languages that people wrote, each with the other", () => {
  const text = sitemapText(site, [page]);
  const alternates =
    `<xhtml:link rel="alternate" hreflang="nl" href="${site}/nl/sensoren/k01m9xq7"/>` +
    `<xhtml:link rel="alternate" hreflang="en" href="${site}/en/sensors/k01m9xq7"/>`;
  const entry = (path: string) =>
    `<url><loc>${site}${path}</loc><lastmod>2026-03-01T00:00:00Z</lastmod>${alternates}</url>`;
  expect(text).toContain(`${entry("/nl/sensoren/k01m9xq7")}\n${entry("/en/sensors/k01m9xq7")}\n</urlset>`);
});

it("never holds more than a sitemap may", () => {
  const text = sitemapText(
    site,
    Array.from({ length: 25_001 }, () => page),
  );
  expect(text.match(/<loc>/gu)).toHaveLength(50_000);
});

it("knows every page that stands by itself", () => {
  for (const locale of locales)
    for (const section of sections)
      expect(parsePath(sectionPath(locale, section))).toEqual({ name: section, locale });
});

/** Whether a crawler may ask for it: the longest rule that matches decides, by RFC 9309 §2.2.2. */
const mayCrawl = (path: string): boolean => {
  const rules = [...robotsText(site).matchAll(/^(Allow|Disallow): (.+)$/gmu)].map(
    ([, kind, pattern = ""]) => ({
      isAllowed: kind === "Allow",
      length: pattern.length,
      matches: new RegExp(`^${pattern.split("*").map(escaped).join(".*")}`, "u").test(path),
    }),
  );
  return rules.filter(({ matches }) => matches).toSorted((a, b) => b.length - a.length)[0]?.isAllowed ?? true;
};
const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);

it.each([
  ["/nl/", true],
  ["/nl/sensoren", true],
  [sensorPath("nl", "k01m9xq7"), true],
  [shortPath("k01m9xq7"), true],
  ["/v1/openapi.json", true],
  ["/nl/sensoren?kind=noise", false],
  ["/en/sensors.atom?quarter=Oost", false],
  [`${sensorPath("en", "k01m9xq7")}?at=2026-03-01`, false],
  ["/v/secret", false],
])("tells crawlers of %s: %s", (path, allowed) => {
  expect(mayCrawl(path)).toBe(allowed);
});

it("says where the list of pages is", () => {
  expect(robotsText(site)).toMatch(/^Sitemap: https:\/\/stad\.example\/sitemap\.xml$/mu);
});
