/** All pages that stand by themselves, in groups: the foot of every page and the page of all pages show the same. */
import type { Section } from "../links.ts";
import type { MessageKey } from "../text/text.ts";

interface Group {
  /** Anchor on the page of all pages. */
  readonly id: string;
  readonly title: MessageKey;
  readonly pages: readonly (readonly [Section, MessageKey])[];
}

/** What the menu has already. */
export const findPages: Group = {
  id: "zoeken",
  title: "all.find",
  pages: [
    ["start", "frame.start"],
    ["sensors", "frame.sensors"],
    ["crowds", "frame.crowds"],
    ["about", "frame.about"],
    ["contact", "frame.contact"],
  ],
};

export const footGroups: readonly Group[] = [
  {
    id: "sensoren",
    title: "frame.footer.sensors",
    pages: [
      ["promises", "frame.promises"],
      ["measuring", "measuring.title"],
      ["rules", "frame.rules"],
      ["decisions", "frame.decisions"],
      ["levels", "frame.levels"],
      ["glossary", "frame.glossary"],
    ],
  },
  {
    id: "u",
    title: "frame.footer.you",
    pages: [
      ["rights", "frame.rights"],
      ["measured", "frame.measured"],
      ["report", "frame.report"],
      ["open-data", "frame.open-data"],
    ],
  },
  {
    id: "site",
    title: "frame.footer.site",
    pages: [
      ["privacy", "frame.privacy"],
      ["accessibility", "frame.accessibility"],
      ["colophon", "frame.colophon"],
      ["all-pages", "frame.all-pages"],
    ],
  },
];
