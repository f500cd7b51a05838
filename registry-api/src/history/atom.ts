/** Changes of the register as an Atom feed, for readers and for people who follow a quarter or a sensor. */
import type { ChangeRow } from "@meetpaal/db";
import { instant } from "../wire/instant.ts";
import { xml } from "../wire/xml.ts";

export type FeedLanguage = "nl" | "en";

const WORDS: Record<FeedLanguage, Record<ChangeRow["change"], string> & { title: string; page: string }> = {
  nl: {
    title: "Wijzigingen in het sensorenregister",
    page: "sensoren",
    announced: "Aangekondigd",
    new: "Nieuw",
    changed: "Gewijzigd",
    corrected: "Verbeterd",
    paused: "Staat even uit",
    removed: "Weggehaald",
    withdrawn: "Niet meer in het register",
  },
  en: {
    title: "Changes in the sensor register",
    page: "sensors",
    announced: "Announced",
    new: "New",
    changed: "Changed",
    corrected: "Corrected",
    paused: "Off for now",
    removed: "Removed",
    withdrawn: "No longer in the register",
  },
};

export interface FeedOptions {
  language: FeedLanguage;
  publicUrl: string;
  /** Path and query of the feed itself. */
  self: string;
  city: string;
  /** Newest first. */
  changes: readonly ChangeRow[];
}

/** @see RFC 4287 */
export function atomOf({ language, publicUrl, self, city, changes }: FeedOptions): string {
  const words = WORDS[language];
  const updated = changes[0]?.recordedAt ?? new Date(0);
  return [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${xml(publicUrl + self)}</id>`,
    `<title>${xml(`${words.title}: ${city}`)}</title>`,
    `<updated>${instant(updated)}</updated>`,
    `<author><name>${xml(city)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(publicUrl + self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(`${publicUrl}/${language}/${words.page}`)}"/>`,
    ...changes.map((change) => entryOf(change, language, publicUrl)),
    `</feed>`,
    "",
  ].join("\n");
}

function entryOf(change: ChangeRow, language: FeedLanguage, publicUrl: string): string {
  const words = WORDS[language];
  const page = `${publicUrl}/${language}/${words.page}/${change.publicId}`;
  const name =
    change.change === "withdrawn" ? change.publicId : (change.name[language] ?? change.name["nl"] ?? "");
  return [
    "<entry>",
    `<id>${xml(`${publicUrl}/v1/sensors/${change.publicId}/versions#${change.version}`)}</id>`,
    `<title>${xml(`${words[change.change]}: ${name}`)}</title>`,
    `<updated>${instant(change.recordedAt)}</updated>`,
    `<link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    `<category term="${change.change}"/>`,
    "</entry>",
  ].join("\n");
}
