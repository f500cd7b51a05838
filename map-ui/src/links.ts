/**
 * The addresses of the site, in both directions: what a path means, and how a page is written as a path. Dutch paths are Dutch
 * words, so a language switch is a translation of the address too; languages that a machine translated take the English words, for
 * a text can be mended but an address is for ever.
 */
import { type Locale, readLocale } from "./locale.ts";

interface Words {
  readonly nl: string;
  readonly en: string;
}

const wordIn = (locale: Locale, { nl, en }: Words): string => (locale === "nl" ? nl : en);

/** Pages with an address of their own, and its word. */
const words = {
  sensors: { nl: "sensoren", en: "sensors" },
  crowds: { nl: "drukte", en: "crowds" },
  levels: { nl: "drukte-lezen", en: "reading-crowds" },
  promises: { nl: "beloften", en: "promises" },
  measuring: { nl: "hoe-meten-wij", en: "how-we-measure" },
  about: { nl: "uitleg", en: "about" },
  contact: { nl: "contact", en: "contact" },
  report: { nl: "melden", en: "report" },
  measured: { nl: "ben-ik-gemeten", en: "was-i-measured" },
  rules: { nl: "regels", en: "rules" },
  decisions: { nl: "hoe-wij-beslissen", en: "how-we-decide" },
  rights: { nl: "uw-rechten", en: "your-rights" },
  glossary: { nl: "woorden", en: "words" },
  "open-data": { nl: "open-gegevens", en: "open-data" },
  privacy: { nl: "privacy", en: "privacy" },
  accessibility: { nl: "toegankelijkheid", en: "accessibility" },
  colophon: { nl: "colofon", en: "colophon" },
  "all-pages": { nl: "alle-paginas", en: "all-pages" },
} as const satisfies Record<string, Words>;

type Named = keyof typeof words;
export type Section = "start" | Named;

const isNamed = (name: string): name is Named => Object.hasOwn(words, name);
const named: readonly Named[] = Object.keys(words).filter(isNamed);
/** Every page that stands by itself. */
export const sections: readonly Section[] = ["start", ...named];

/** Other forms of a sensor's page: the newest values for its island, the plainest words, what is printed. */
const formWords = {
  now: { nl: "nu", en: "now" },
  easy: { nl: "eenvoudig", en: "easy" },
  sign: { nl: "bord", en: "sign" },
  stickers: { nl: "stickers", en: "stickers" },
} as const satisfies Record<string, Words>;

export type SensorForm = keyof typeof formWords;
const forms = ["now", "easy", "sign", "stickers"] as const satisfies readonly SensorForm[];

/** What an address asks for. `choose` is `/`; `short` is the page behind the QR code, in no language yet. */
export type Route =
  | { readonly name: "choose" }
  | { readonly name: "short"; readonly publicId: string }
  | { readonly name: Section; readonly locale: Locale }
  | { readonly name: "sensor"; readonly locale: Locale; readonly publicId: string }
  | {
      readonly name: "numbers";
      readonly locale: Locale;
      readonly publicId: string;
      readonly datastream: number;
    }
  | { readonly name: "now"; readonly locale: Locale; readonly publicId: string }
  | { readonly name: Exclude<SensorForm, "now">; readonly locale: Locale; readonly publicId: string }
  | { readonly name: "places"; readonly locale: Locale }
  | { readonly name: "list-feed"; readonly locale: Locale }
  | { readonly name: "sensor-feed"; readonly locale: Locale; readonly publicId: string }
  | { readonly name: "broken-feed"; readonly locale: Locale }
  | { readonly name: "basemap" }
  | { readonly name: "sitemap" }
  | { readonly name: "robots" }
  | { readonly name: "tile"; readonly z: number; readonly x: number; readonly y: number }
  | { readonly name: "theme" };

export const sectionPath = (locale: Locale, section: Section): string =>
  section === "start" ? `/${locale}/` : `/${locale}/${wordIn(locale, words[section])}`;

export const sensorPath = (locale: Locale, publicId: string): string =>
  `${sectionPath(locale, "sensors")}/${encodeURIComponent(publicId)}`;

/** "Is this not right?", about one sensor, or about a box that is in no list. */
export const reportPath = (locale: Locale, publicId?: string): string =>
  `${sectionPath(locale, "report")}${publicId === undefined ? "" : `?sensor=${encodeURIComponent(publicId)}`}`;

export const shortPath = (publicId: string): string => `/s/${encodeURIComponent(publicId)}`;

/** The API serves them: of this same host, so the browser asks nobody else. */
export const picturePath = (file: string): string => `/v1/pictures/${encodeURIComponent(file)}`;

/**
 * CSV of a datastream's hours, or of its days for a year: a link in a page cannot ask the API for CSV, since the browser sends its own
 * `Accept`.
 */
export const numbersPath = (
  locale: Locale,
  publicId: string,
  datastream: number,
  range: string = "day",
): string => `${sensorPath(locale, publicId)}/${datastream}.csv${range === "year" ? "?chart=year" : ""}`;

export const formPath = (locale: Locale, publicId: string, form: SensorForm): string =>
  `${sensorPath(locale, publicId)}/${wordIn(locale, formWords[form])}`;

/** GeoJSON of the sensors of a filtered list, for the map island; takes the list's own query. */
export const placesPath = (locale: Locale): string => `${sectionPath(locale, "sensors")}.geojson`;

/** Atom feed of what is new, changed or gone; takes the list's own query. */
export const listFeedPath = (locale: Locale): string => `${sectionPath(locale, "sensors")}.atom`;

/** Atom feed of one sensor. */
export const sensorFeedPath = (locale: Locale, publicId: string): string =>
  `${sensorPath(locale, publicId)}/feed.atom`;

/** Atom feed of promises that were broken. */
export const brokenFeedPath = (locale: Locale): string => `${sectionPath(locale, "promises")}.atom`;

export const basemapPath = "/map/base.json";
/** Tiles of another map than our own, for MapLibre. */
export const tilesPath = "/map/tiles/{z}/{x}/{y}.png";

/** The zoom levels that the live map shows; wider and closer ones are nobody's. */
const zooms = { least: 9, most: 18 } as const;

/** Only a tile that exists on a map of the world. */
const parseTile = (path: string): Route | null => {
  const found = /^\/map\/tiles\/([1-9]\d?)\/(0|[1-9]\d{0,6})\/(0|[1-9]\d{0,6})\.png$/u.exec(path);
  if (!found) return null;
  const [z = 0, x = 0, y = 0] = found.slice(1).map(Number);
  return z < zooms.least || z > zooms.most || x >= 2 ** z || y >= 2 ** z ? null : { name: "tile", z, x, y };
};

/** The city's own archive of vector tiles; a browser asks for ranges of it. */
export const archivePath = "/map/base.pmtiles";

export const themePath = "/theme.css";

export const sitemapPath = "/sitemap.xml";
/** @see RFC 9309 §2.3 */
const robotsPath = "/robots.txt";

const decode = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/** @returns null when no page of ours has this path */
export const parsePath = (path: string): Route | null => {
  if (path === "/") return { name: "choose" };
  if (path === basemapPath) return { name: "basemap" };
  if (path === themePath) return { name: "theme" };
  if (path === sitemapPath) return { name: "sitemap" };
  if (path === robotsPath) return { name: "robots" };
  if (path.startsWith("/map/tiles/")) return parseTile(path);
  const [, first = "", second, third, fourth, ...more] = path.split("/");
  if (more.length > 0) return null;
  if (first === "s") {
    if (!second || third !== undefined) return null;
    const publicId = decode(second);
    return publicId === null ? null : { name: "short", publicId };
  }
  const locale = readLocale(first);
  if (!locale) return null;
  if (second === undefined || (second === "" && third === undefined)) return { name: "start", locale };
  if (path === placesPath(locale)) return { name: "places", locale };
  if (path === listFeedPath(locale)) return { name: "list-feed", locale };
  if (path === brokenFeedPath(locale)) return { name: "broken-feed", locale };
  const section = named.find((name) => wordIn(locale, words[name]) === second);
  if (!section) return null;
  if (third === undefined || (third === "" && fourth === undefined)) return { name: section, locale };
  if (section !== "sensors") return null;
  const publicId = decode(third);
  if (publicId === null) return null;
  if (fourth === undefined) return { name: "sensor", locale, publicId };
  if (fourth === "feed.atom") return { name: "sensor-feed", locale, publicId };
  const form = forms.find((name) => wordIn(locale, formWords[name]) === fourth);
  if (form) return { name: form, locale, publicId };
  const number = /^([1-9]\d{0,9})\.csv$/u.exec(fourth)?.[1];
  return number === undefined ? null : { name: "numbers", locale, publicId, datastream: Number(number) };
};
