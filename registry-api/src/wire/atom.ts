/** An Atom feed as text (RFC 4287). */
import { instant } from "./instant.ts";
import { xml } from "./xml.ts";

export interface Feed {
  language: string;
  title: string;
  /** Where the feed itself is, whole. */
  self: string;
  /** The page about it, whole. */
  page: string;
  author: string;
  /** Newest first. */
  entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** An address that stays the same. */
  id: string;
  title: string;
  updated: Date | string;
  page: string;
  category: string;
  /** In words; absent: the title says it. */
  summary?: string;
}

export function atomOf({ language, title, self, page, author, entries }: Feed): string {
  return [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${xml(self)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${instant(entries[0]?.updated ?? new Date(0))}</updated>`,
    `<author><name>${xml(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    ...entries.map(entryOf),
    `</feed>`,
    "",
  ].join("\n");
}

function entryOf({ id, title, updated, page, category, summary }: FeedEntry): string {
  return [
    "<entry>",
    `<id>${xml(id)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${instant(updated)}</updated>`,
    `<link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    `<category term="${xml(category)}"/>`,
    ...(summary === undefined ? [] : [`<summary>${xml(summary)}</summary>`]),
    "</entry>",
  ].join("\n");
}
