// Every page, as different people see it: narrow, wide, dark, in the system's own colours; Dutch in all, other languages in some.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Locale } from "../src/locale.ts";
import { faultsInOtherColours, faultsOf, launch, sidewaysOf, visit, type Watched } from "./browser.ts";
import { findSensors, open, type PageName, pageNames, pathOf, type Sensors } from "./site-driver.ts";

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
  readonly viewport: { width: number; height: number };
  readonly pages: readonly PageName[];
  /** What pa11y looks for too: words and elements, which are the same at each width. */
  readonly sniffed?: boolean;
  /** Those of the pages that are looked at in the dark and in forced colours too. */
  readonly inOtherColours?: readonly PageName[];
  /** With its text spaced as a visitor may, too: that wants the most room. */
  readonly spaced?: boolean;
  /** Whether its colours are looked at: absent where the same pages are in Dutch, for they have the same. */
  readonly coloured?: boolean;
  /** With the form of "was I measured", wrong and answered, too. */
  readonly asked?: boolean;
}
const narrow = { width: 320, height: 700 };
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
/** Text and nothing else, or another state of a component: what holds for one on a desktop holds for all. */
const likeAnother: readonly PageName[] = [
  "announced sensor",
  "expired sensor",
  "report missing",
  "missing sensor",
  "measuring",
  "levels",
  "open data",
  "accessibility",
  "rules",
  "decisions",
  "rights",
  "privacy",
  "colophon",
  "all pages",
  "glossary",
  "easy broken sensor",
];

/** Pixels too wide with the text spaced as far as WCAG 2.2, 1.4.12, lets a visitor go. */
const sidewaysWhenSpaced = async (page: Page): Promise<number> => {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }",
    );
    document.adoptedStyleSheets = [sheet];
  });
  return await sidewaysOf(page);
};

const looks: readonly Look[] = [
  {
    name: "at 320 px",
    locale: "nl",
    viewport: narrow,
    pages: pageNames,
    sniffed: true,
    coloured: true,
    spaced: true,
    asked: true,
  },
  {
    name: "on a desktop",
    locale: "nl",
    viewport: desk,
    pages: pageNames.filter((name) => !likeAnother.includes(name)),
    coloured: true,
    inOtherColours: components,
    asked: true,
  },
  { name: "in English", locale: "en", viewport: desk, pages: components },
  {
    name: "in Arabic, from the right",
    locale: "ar",
    viewport: narrow,
    pages: components,
    sniffed: true,
    asked: true,
  },
  {
    name: "in Ukrainian",
    locale: "uk",
    viewport: desk,
    pages: ["list", "counting sensor", "crowds", "rights"],
  },
];

describe.each(looks)(
  "$name",
  ({
    locale,
    viewport,
    pages,
    sniffed = false,
    coloured = false,
    inOtherColours = [],
    spaced = false,
    asked = false,
  }) => {
    const looked = { sniffed, colours: coloured ? "too" : "not" } as const;
    let visitor: Watched;
    beforeAll(async () => {
      visitor = await visit(browser, { viewport });
    });
    afterAll(async () => {
      await visitor.close();
    });

    it.each(pages)(
      "%s is clean for axe, fits, breaks no policy, fails no script, asks nobody else",
      async (name) => {
        const { page } = visitor;
        await open(page, pathOf(name, sensors, locale));
        expect(await faultsOf(visitor, looked)).toEqual([]);
        expect(inOtherColours.includes(name) ? await faultsInOtherColours(visitor) : []).toEqual([]);
        expect(spaced ? await sidewaysWhenSpaced(page) : 0).toBeLessThanOrEqual(0);
      },
    );

    it.runIf(asked)(
      "was I measured, wrong and answered, is clean for axe, fits, breaks no policy",
      async () => {
        const { page } = visitor;
        const check = async () => {
          expect(await faultsOf(visitor, looked)).toEqual([]);
          expect(inOtherColours.length > 0 ? await faultsInOtherColours(visitor) : []).toEqual([]);
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
      },
    );
  },
);
