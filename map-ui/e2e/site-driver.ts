/** The site in its own words: which pages there are, and which sensors of the demonstration city show which state. */

import type { Page } from "playwright-core";
import { inject } from "vitest";

export const site = inject("site");

interface ListedSensor {
  readonly publicId: string;
  readonly kind: string;
  readonly status: string;
}

/** The first sensor that the public API names for a question. */
const firstOf = async (query: string): Promise<string> => {
  const answer = await fetch(`${site}/v1/sensors?${query}`);
  const { items }: { items: ListedSensor[] } = await answer.json();
  const [first] = items;
  if (!first) throw new Error(`the demonstration city has no sensor for ${query}`);
  return first.publicId;
};

/** The sensor whose broken promise the list shows. */
const brokenSensor = async (): Promise<string> => {
  const html = await (await fetch(`${site}/nl/sensoren?verdict=broken`)).text();
  const found = /data-sensor="([^"]+)"/u.exec(html)?.[1];
  if (!found) throw new Error("the demonstration city has no broken promise");
  return found;
};

export interface Sensors {
  readonly counting: string;
  readonly pilot: string;
  readonly announced: string;
  readonly expired: string;
  readonly broken: string;
}
export const findSensors = async (): Promise<Sensors> => ({
  counting: await firstOf("kind=crowd-meter&status=active"),
  pilot: await firstOf("kind=5g-pilot&status=active"),
  announced: await firstOf("status=announced"),
  expired: await firstOf("status=expired"),
  broken: await brokenSensor(),
});

export const pageNames = [
  "start",
  "list",
  "list with filters",
  "empty list",
  "counting sensor",
  "pilot sensor",
  "announced sensor",
  "expired sensor",
  "broken sensor",
  "short page",
  "crowds",
  "promises",
  "measuring",
  "about",
  "contact",
  "report",
  "report missing",
  "measured",
  "privacy",
  "accessibility",
  "missing",
  "missing sensor",
] as const;
/** Every kind of page, by what it is. */
export type PageName = (typeof pageNames)[number];

const words = {
  nl: {
    list: "sensoren",
    crowds: "drukte",
    promises: "beloften",
    measuring: "hoe-meten-wij",
    about: "uitleg",
    report: "melden",
    measured: "ben-ik-gemeten",
    accessibility: "toegankelijkheid",
  },
  en: {
    list: "sensors",
    crowds: "crowds",
    promises: "promises",
    measuring: "how-we-measure",
    about: "about",
    report: "report",
    measured: "was-i-measured",
    accessibility: "accessibility",
  },
} as const;

export const pathOf = (name: PageName, sensors: Sensors, locale: "nl" | "en" = "nl"): string => {
  const { list, crowds, promises, measuring, about, report, measured, accessibility } = words[locale];
  const paths: Record<PageName, string> = {
    start: `/${locale}/`,
    list: `/${locale}/${list}`,
    "list with filters": `/${locale}/${list}?kind=crowd-meter&status=active`,
    "empty list": `/${locale}/${list}?q=zzzzzz`,
    "counting sensor": `/${locale}/${list}/${sensors.counting}`,
    "pilot sensor": `/${locale}/${list}/${sensors.pilot}`,
    "announced sensor": `/${locale}/${list}/${sensors.announced}`,
    "expired sensor": `/${locale}/${list}/${sensors.expired}`,
    "broken sensor": `/${locale}/${list}/${sensors.broken}`,
    "short page": `/s/${sensors.counting}?taal=${locale}`,
    crowds: `/${locale}/${crowds}`,
    promises: `/${locale}/${promises}`,
    measuring: `/${locale}/${measuring}`,
    about: `/${locale}/${about}`,
    contact: `/${locale}/contact?sensor=${sensors.counting}`,
    report: `/${locale}/${report}?sensor=${sensors.counting}`,
    "report missing": `/${locale}/${report}`,
    measured: `/${locale}/${measured}`,
    privacy: `/${locale}/privacy`,
    accessibility: `/${locale}/${accessibility}`,
    missing: `/${locale}/bestaat-niet`,
    "missing sensor": `/s/00000000?taal=${locale}`,
  };
  return paths[name];
};

export const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(site + path);
  await page.evaluate(() => document.fonts.ready.then(() => null));
};

/** Waits until the map stands, or has given up. */
export const mapState = async (page: Page): Promise<string> => {
  await page.waitForFunction(() => document.documentElement.dataset["mapReady"], null, { timeout: 30_000 });
  return page.evaluate(() => document.documentElement.dataset["mapReady"] ?? "");
};

/** What a visitor reads on a page: the words of `main`, spaces evened out, without what a script alone can offer. */
export const wordsOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const main = document.querySelector("main")?.cloneNode(true);
    if (!(main instanceof HTMLElement)) return "";
    for (const extra of main.querySelectorAll("script, [data-island=near]")) extra.remove();
    return (main.textContent ?? "").replaceAll(/\s+/gu, " ").trim();
  });
