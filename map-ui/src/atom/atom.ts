/** An Atom feed (RFC 4287) as text, whatever its words hold. */

import type { SiteAnswer } from "@meetpaal/registry-api/contract";
import { h } from "preact";
import { render } from "preact-render-to-string";

export interface AtomEntry {
  /** Unique for ever: an address. */
  readonly id: string;
  readonly title: string;
  /** RFC 3339. */
  readonly updated: string;
  /** Address of the page about it. */
  readonly page: string;
  /** Left out: the title says it all. */
  readonly summary?: string | undefined;
}

export interface AtomFeed {
  readonly locale: string;
  readonly self: string;
  readonly page: string;
  readonly title: string;
  readonly author: string;
  /** Newest first. */
  readonly entries: readonly AtomEntry[];
}

/** XML 1.0 §2.2: these may not stand in a text at all. */
const withoutControls = (text: string): string => text.replaceAll(/[^\P{Cc}\t\n\r]/gu, "");

const pageLink = (href: string) => h("link", { rel: "alternate", type: "text/html", href });

export const atomText = ({ locale, self, page, title, author, entries }: AtomFeed): string => {
  const feed = h(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": locale },
    h("id", null, self),
    h("title", null, title),
    h("updated", null, entries[0]?.updated ?? new Date(0).toISOString()),
    h("author", null, h("name", null, author)),
    h("link", { rel: "self", type: "application/atom+xml", href: self }),
    pageLink(page),
    entries.map((entry) =>
      h(
        "entry",
        { key: entry.id },
        h("id", null, entry.id),
        h("title", null, entry.title),
        h("updated", null, entry.updated),
        pageLink(entry.page),
        entry.summary ? h("summary", null, entry.summary) : null,
      ),
    ),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${withoutControls(render(feed))}\n`;
};

export const atomAnswer = (feed: AtomFeed): SiteAnswer => ({
  status: 200,
  headers: { "content-type": "application/atom+xml; charset=utf-8", "cache-control": "public, max-age=60" },
  body: atomText(feed),
});
