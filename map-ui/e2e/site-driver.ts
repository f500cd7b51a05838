/** The site in its own words: which pages there are, and which sensors of the demonstration city show which state. */

import type { Page } from "playwright-core";
import { inject } from "vitest";
import { formPath, type Section, sectionPath, sensorPath } from "../src/links.ts";
import type { Locale } from "../src/locale.ts";

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
  "rules",
  "decisions",
  "levels",
  "rights",
  "glossary",
  "open data",
  "privacy",
  "accessibility",
  "colophon",
  "all pages",
  "easy sensor",
  "easy broken sensor",
  "sign",
  "stickers",
  "missing",
  "missing sensor",
] as const;
/** Every kind of page, by what it is. */
export type PageName = (typeof pageNames)[number];

export const pathOf = (name: PageName, sensors: Sensors, locale: Locale = "nl"): string => {
  const page = (section: Section) => sectionPath(locale, section);
  const sensor = (publicId: string) => sensorPath(locale, publicId);
  const paths: Record<PageName, string> = {
    start: page("start"),
    list: page("sensors"),
    "list with filters": `${page("sensors")}?kind=crowd-meter&status=active`,
    "empty list": `${page("sensors")}?q=zzzzzz`,
    "counting sensor": sensor(sensors.counting),
    "pilot sensor": sensor(sensors.pilot),
    "announced sensor": sensor(sensors.announced),
    "expired sensor": sensor(sensors.expired),
    "broken sensor": sensor(sensors.broken),
    "short page": `/s/${sensors.counting}?taal=${locale}`,
    crowds: page("crowds"),
    promises: page("promises"),
    measuring: page("measuring"),
    about: page("about"),
    contact: `${page("contact")}?sensor=${sensors.counting}`,
    report: `${page("report")}?sensor=${sensors.counting}`,
    "report missing": page("report"),
    measured: page("measured"),
    rules: page("rules"),
    decisions: page("decisions"),
    levels: page("levels"),
    rights: page("rights"),
    glossary: page("glossary"),
    "open data": page("open-data"),
    privacy: page("privacy"),
    accessibility: page("accessibility"),
    colophon: page("colophon"),
    "all pages": page("all-pages"),
    "easy sensor": formPath(locale, sensors.counting, "easy"),
    "easy broken sensor": formPath(locale, sensors.broken, "easy"),
    sign: formPath(locale, sensors.counting, "sign"),
    stickers: formPath(locale, sensors.counting, "stickers"),
    missing: `/${locale}/bestaat-niet`,
    "missing sensor": `/s/00000000?taal=${locale}`,
  };
  return paths[name];
};

export const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(site + path);
  await page.evaluate(() => document.fonts.ready.then(() => null));
};

/** What a visitor reads on a page: the words of `main`, spaces evened out, without what a script alone can offer. */
export const wordsOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const main = document.querySelector("main")?.cloneNode(true);
    if (!(main instanceof HTMLElement)) return "";
    for (const extra of main.querySelectorAll("script, [data-island=near]")) extra.remove();
    return (main.textContent ?? "").replaceAll(/\s+/gu, " ").trim();
  });

/**
 * What a page is there for, in order: headings, terms with what stands beside them, headers of tables, where its links and forms go,
 * its fields. Without what a script alone can offer: one's own position, a voice, moving the map, stopping what moves.
 */
export const factsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const offered = "[data-island=near], .read-aloud, .live, .map, [data-map-middle]";
    const facts = document.querySelectorAll<HTMLElement>(
      "main :is(h1, h2, h3, dt, dd, th, a[href], form, input[name], select, [role=img], img)",
    );
    return [...facts]
      .filter((fact) => !fact.closest(offered))
      .map((fact) => {
        const said = fact.getAttribute("aria-label") ?? fact.getAttribute("alt") ?? fact.textContent ?? "";
        const to =
          fact.getAttribute("href") ?? fact.getAttribute("action") ?? fact.getAttribute("name") ?? "";
        return `${fact.localName} ${said.replaceAll(/\s+/gu, " ").trim()} ${to}`;
      });
  });
