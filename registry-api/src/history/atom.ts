/** Changes of the register as an Atom feed, for readers and for people who follow a quarter or a sensor. */
import type { ChangeRow } from "@meetpaal/db";
import { atomOf } from "../wire/atom.ts";

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

export function changesAsAtom({ language, publicUrl, self, city, changes }: FeedOptions): string {
  const words = WORDS[language];
  const pages = `${publicUrl}/${language}/${words.page}`;
  return atomOf({
    language,
    title: `${words.title}: ${city}`,
    self: publicUrl + self,
    page: pages,
    author: city,
    entries: changes.map(({ publicId, version, change, name, recordedAt }) => {
      const named = change === "withdrawn" ? publicId : (name[language] ?? name["nl"] ?? "");
      return {
        id: `${publicUrl}/v1/sensors/${publicId}/versions#${version}`,
        title: `${words[change]}: ${named}`,
        updated: recordedAt,
        page: `${pages}/${publicId}`,
        category: change,
      };
    }),
  });
}
