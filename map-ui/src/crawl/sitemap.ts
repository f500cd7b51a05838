/**
 * Every page that stays, for search engines: those that stand by themselves, and one a sensor, each in the languages that people wrote.
 * What is made from a question (filters, a chosen day) is left out: its number has no end.
 *
 * @see https://www.sitemaps.org/protocol.html
 */
import type { SiteAnswer } from "@meetpaal/registry-api/contract";
import { sectionPath, sections, sensorPath } from "../links.ts";
import { isMachineMade, type Locale, locales } from "../locale.ts";
import type { PageContext } from "../page.ts";

export interface CrawledPage {
  readonly pathIn: (locale: Locale) => string;
  /** When it last changed, RFC 3339; undefined: it is made anew at each visit. */
  readonly changedAt?: string | undefined;
}

/** So many addresses a file may hold; what is more is found through the list. */
const mostAddresses = 50_000;
const everyStatus = ["announced", "active", "paused", "expired", "removed"] as const;

/** The others are found from these. */
const written = locales.filter((locale) => !isMachineMade(locale));

/** Addresses and instants of ours hold no character that XML would need otherwise. */
const entries = (publicUrl: string, { pathIn, changedAt }: CrawledPage): string => {
  const alternates = written
    .map(
      (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${publicUrl}${pathIn(locale)}"/>`,
    )
    .join("");
  const changed = changedAt ? `<lastmod>${changedAt}</lastmod>` : "";
  return written
    .map((locale) => `<url><loc>${publicUrl}${pathIn(locale)}</loc>${changed}${alternates}</url>`)
    .join("\n");
};

export const sitemapText = (publicUrl: string, pages: readonly CrawledPage[]): string =>
  [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`,
    ...pages.slice(0, Math.floor(mostAddresses / written.length)).map((page) => entries(publicUrl, page)),
    "</urlset>",
    "",
  ].join("\n");

export const sitemapAnswer = async ({ data, locale, request }: PageContext): Promise<SiteAnswer> => {
  const { features } = await data.sensors({
    status: [...everyStatus],
    sort: { by: "name", language: locale },
    page: 1,
    pageSize: 1,
  });
  const pages = [
    ...sections.map((section) => ({ pathIn: (language: Locale) => sectionPath(language, section) })),
    ...features.map(({ id, properties: { versionSince } }) => ({
      pathIn: (language: Locale) => sensorPath(language, id),
      changedAt: versionSince,
    })),
  ];
  return {
    status: 200,
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=3600" },
    body: sitemapText(request.publicUrl, pages),
  };
};
