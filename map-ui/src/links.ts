/**
 * The addresses of the site, in both directions: what a path means, and how a page is written as a path. Dutch paths are Dutch
 * words and English ones English, so a language switch is a translation of the address too.
 */
import type { Locale } from "./locale.ts";

export type Section =
  | "start"
  | "sensors"
  | "crowds"
  | "promises"
  | "measuring"
  | "about"
  | "contact"
  | "report"
  | "measured"
  | "privacy"
  | "accessibility";

const words: Record<Locale, Record<Exclude<Section, "start">, string>> = {
  nl: {
    sensors: "sensoren",
    crowds: "drukte",
    promises: "beloften",
    measuring: "hoe-meten-wij",
    about: "uitleg",
    contact: "contact",
    report: "melden",
    measured: "ben-ik-gemeten",
    privacy: "privacy",
    accessibility: "toegankelijkheid",
  },
  en: {
    sensors: "sensors",
    crowds: "crowds",
    promises: "promises",
    measuring: "how-we-measure",
    about: "about",
    contact: "contact",
    report: "report",
    measured: "was-i-measured",
    privacy: "privacy",
    accessibility: "accessibility",
  },
};

const named = [
  "sensors",
  "crowds",
  "promises",
  "measuring",
  "about",
  "contact",
  "report",
  "measured",
  "privacy",
  "accessibility",
] as const;

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
  | { readonly name: "places"; readonly locale: Locale }
  | { readonly name: "broken-feed"; readonly locale: Locale }
  | { readonly name: "basemap" }
  | { readonly name: "tile"; readonly z: number; readonly x: number; readonly y: number }
  | { readonly name: "theme" };

export const sectionPath = (locale: Locale, section: Section): string =>
  section === "start" ? `/${locale}/` : `/${locale}/${words[locale][section]}`;

export const sensorPath = (locale: Locale, publicId: string): string =>
  `${sectionPath(locale, "sensors")}/${encodeURIComponent(publicId)}`;

/** "Is this not right?", about one sensor, or about a box that is in no list. */
export const reportPath = (locale: Locale, publicId?: string): string =>
  `${sectionPath(locale, "report")}${publicId === undefined ? "" : `?sensor=${encodeURIComponent(publicId)}`}`;

export const shortPath = (publicId: string): string => `/s/${encodeURIComponent(publicId)}`;

/** The API serves them: of this same host, so the browser asks nobody else. */
export const picturePath = (file: string): string => `/v1/pictures/${encodeURIComponent(file)}`;

/** CSV of a datastream's hours: a link in a page cannot ask the API for CSV, since the browser sends its own `Accept`. */
export const numbersPath = (locale: Locale, publicId: string, datastream: number): string =>
  `${sensorPath(locale, publicId)}/${datastream}.csv`;

const nowWord: Record<Locale, string> = { nl: "nu", en: "now" };

/** The newest values alone, as a part of the sensor's page, for its island. */
export const nowPath = (locale: Locale, publicId: string): string =>
  `${sensorPath(locale, publicId)}/${nowWord[locale]}`;

/** GeoJSON of the sensors of a filtered list, for the map island; takes the list's own query. */
export const placesPath = (locale: Locale): string => `${sectionPath(locale, "sensors")}.geojson`;

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

export const themePath = "/theme.css";

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
  if (path.startsWith("/map/tiles/")) return parseTile(path);
  const [, first = "", second, third, fourth, ...more] = path.split("/");
  if (more.length > 0) return null;
  if (first === "s") {
    if (!second || third !== undefined) return null;
    const publicId = decode(second);
    return publicId === null ? null : { name: "short", publicId };
  }
  if (first !== "nl" && first !== "en") return null;
  if (second === undefined || (second === "" && third === undefined)) return { name: "start", locale: first };
  if (path === placesPath(first)) return { name: "places", locale: first };
  if (path === brokenFeedPath(first)) return { name: "broken-feed", locale: first };
  const section = named.find((name) => words[first][name] === second);
  if (!section) return null;
  if (third === undefined || (third === "" && fourth === undefined)) return { name: section, locale: first };
  if (section !== "sensors") return null;
  const publicId = decode(third);
  if (publicId === null) return null;
  if (fourth === undefined) return { name: "sensor", locale: first, publicId };
  if (fourth === nowWord[first]) return { name: "now", locale: first, publicId };
  const number = /^([1-9]\d{0,9})\.csv$/u.exec(fourth)?.[1];
  return number === undefined
    ? null
    : { name: "numbers", locale: first, publicId, datastream: Number(number) };
};
