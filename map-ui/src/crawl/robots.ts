/**
 * What crawlers are asked (RFC 9309): to leave alone what has no end, the questions put to a list and the days of a sensor, and the
 * links that organisers were given. Everything else is for everybody.
 */
import { sectionPath, sitemapPath } from "../links.ts";
import { locales } from "../locale.ts";

export const robotsText = (publicUrl: string): string => {
  const lists = locales.map((locale) => sectionPath(locale, "sensors"));
  return [
    "User-agent: *",
    "Disallow: /v/",
    ...lists.flatMap((list) => [`Disallow: ${list}?`, `Disallow: ${list}.`, `Disallow: ${list}/*?`]),
    "Allow: /",
    "",
    `Sitemap: ${publicUrl}${sitemapPath}`,
    "",
  ].join("\n");
};
