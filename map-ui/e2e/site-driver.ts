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

/** Every kind of page, by what it is. */
export const dutchPages = (sensors: Sensors): Readonly<Record<string, string>> => ({
  start: "/nl/",
  list: "/nl/sensoren",
  "list with filters": "/nl/sensoren?kind=crowd-meter&status=active",
  "empty list": "/nl/sensoren?q=zzzzzz",
  "counting sensor": `/nl/sensoren/${sensors.counting}`,
  "pilot sensor": `/nl/sensoren/${sensors.pilot}`,
  "announced sensor": `/nl/sensoren/${sensors.announced}`,
  "expired sensor": `/nl/sensoren/${sensors.expired}`,
  "broken sensor": `/nl/sensoren/${sensors.broken}`,
  "short page": `/s/${sensors.counting}?taal=nl`,
  crowds: "/nl/drukte",
  about: "/nl/uitleg",
  contact: `/nl/contact?sensor=${sensors.counting}`,
  privacy: "/nl/privacy",
  accessibility: "/nl/toegankelijkheid",
  missing: "/nl/bestaat-niet",
  "missing sensor": "/s/00000000?taal=nl",
});

export const englishPages = (sensors: Sensors): Readonly<Record<string, string>> => ({
  start: "/en/",
  list: "/en/sensors",
  "counting sensor": `/en/sensors/${sensors.counting}`,
  "pilot sensor": `/en/sensors/${sensors.pilot}`,
  "short page": `/s/${sensors.counting}?taal=en`,
  crowds: "/en/crowds",
  about: "/en/about",
  contact: "/en/contact",
  privacy: "/en/privacy",
  accessibility: "/en/accessibility",
});

export const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(site + path);
  await page.evaluate(() => document.fonts.ready.then(() => null));
};

/** Waits until the map stands, or has given up. */
export const mapState = async (page: Page): Promise<string> => {
  await page.waitForFunction(() => document.documentElement.dataset["mapReady"], null, { timeout: 30_000 });
  return page.evaluate(() => document.documentElement.dataset["mapReady"] ?? "");
};

/** What a visitor reads on a page: the words of `main`, spaces evened out. */
export const wordsOf = (page: Page): Promise<string> =>
  page.evaluate(() => (document.querySelector("main")?.textContent ?? "").replaceAll(/\s+/gu, " ").trim());
