// Every page, as different people see it: narrow, wide, dark, in the system's own colours; Dutch in all, other languages in some.
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Locale } from "../src/locale.ts";
import {
  accessibilityOf,
  breachesOf,
  launch,
  sidewaysOf,
  snifferErrorsOf,
  visit,
  type Watched,
} from "./browser.ts";
import { findSensors, open, type PageName, pageNames, pathOf, type Sensors, site } from "./site-driver.ts";

let browser: Browser;
let sensors: Sensors;
beforeAll(async () => {
  browser = await launch();
  sensors = await findSensors();
});
afterAll(async () => {
  await browser.close();
});

interface Look {
  readonly name: string;
  readonly locale: Locale;
  readonly options: BrowserContextOptions;
  readonly pages: readonly PageName[];
  /** What pa11y looks for too: words and elements, which are the same at each width. */
  readonly sniffed?: boolean;
}
const desk = { width: 1280, height: 860 };
/** Every component at least once: the other pages are made of the same. */
const components: readonly PageName[] = [
  "start",
  "list",
  "broken sensor",
  "pilot sensor",
  "crowds",
  "promises",
  "about",
  "contact",
  "easy sensor",
  "sign",
];
/** Text and nothing else: what holds for one on a desktop holds for all. */
const texts: readonly PageName[] = [
  "rules",
  "decisions",
  "rights",
  "privacy",
  "colophon",
  "all pages",
  "glossary",
  "easy broken sensor",
];
const looks: readonly Look[] = [
  {
    name: "at 320 px",
    locale: "nl",
    options: { viewport: { width: 320, height: 700 } },
    pages: pageNames,
    sniffed: true,
  },
  {
    name: "on a desktop",
    locale: "nl",
    options: { viewport: desk },
    pages: pageNames.filter((name) => !texts.includes(name)),
  },
  { name: "in the dark", locale: "nl", options: { viewport: desk, colorScheme: "dark" }, pages: components },
  {
    name: "in forced colours",
    locale: "nl",
    options: { viewport: desk, forcedColors: "active" },
    pages: components,
  },
  { name: "in English", locale: "en", options: { viewport: desk }, pages: components },
  {
    name: "in Arabic, from the right",
    locale: "ar",
    options: { viewport: { width: 320, height: 700 } },
    pages: components,
    sniffed: true,
  },
  {
    name: "in Ukrainian",
    locale: "uk",
    options: { viewport: desk },
    pages: ["list", "counting sensor", "crowds", "rights"],
  },
];

describe.each(looks)("$name", ({ locale, options, pages, sniffed = false }) => {
  let visitor: Watched;
  beforeAll(async () => {
    visitor = await visit(browser, options);
  });
  afterAll(async () => {
    await visitor.close();
  });

  it.each(pages)(
    "%s is clean for axe, fits, breaks no policy, fails no script, asks nobody else",
    async (name) => {
      const { page, requests, errors } = visitor;
      await open(page, pathOf(name, sensors, locale));
      expect(await accessibilityOf(page, { forcedColours: options.forcedColors === "active" })).toEqual([]);
      expect(sniffed ? await snifferErrorsOf(page) : []).toEqual([]);
      expect(await sidewaysOf(page)).toBeLessThanOrEqual(0);
      expect(await breachesOf(page)).toEqual([]);
      expect(errors).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(site) && !/^(?:data|blob|ws):/u.test(url))).toEqual([]);
    },
  );

  it("was I measured, wrong and answered, is clean for axe, fits, breaks no policy", async () => {
    const { page } = visitor;
    const check = async () => {
      expect(await accessibilityOf(page, { forcedColours: options.forcedColors === "active" })).toEqual([]);
      expect(await sidewaysOf(page)).toBeLessThanOrEqual(0);
      expect(await breachesOf(page)).toEqual([]);
    };
    await open(page, pathOf("measured", sensors, locale));
    const send = () => page.locator(".measured-form button[type=submit]").click();
    await send();
    await page.locator("#fout").waitFor();
    await check();
    const now = new Date();
    await page.locator("#place").fill(sensors.counting);
    await page.locator("#date").fill(now.toLocaleDateString("en-CA", { timeZone: "Europe/Amsterdam" }));
    await page.locator("#from").fill("00:00");
    await page.locator("#to").fill("00:30");
    await send();
    await page.locator(".measured-sensor").first().waitFor();
    await check();
  });
});
