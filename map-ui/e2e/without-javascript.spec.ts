// The site is complete without a script: the same words, and filters that work by a form.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { follow, launch, visit, type Watched } from "./browser.ts";
import { mapState } from "./map-state.ts";
import {
  factsOf,
  findSensors,
  open,
  type PageName,
  pageNames,
  pathOf,
  type Sensors,
  site,
  wordsOf,
} from "./site-driver.ts";

let browser: Browser;
let sensors: Sensors;
beforeAll(async () => {
  browser = await launch();
  sensors = await findSensors();
});
afterAll(async () => {
  await browser.close();
});

const desk = { viewport: { width: 1280, height: 860 } };

/** Numbers and times move on between two visits of a city that is alive; words do not. */
const withoutFigures = (words: string): string => words.replaceAll(/[\d.,:]+/gu, "0");

/** Their words move on by themselves where a script runs. */
const live: readonly PageName[] = [
  "list",
  "list with filters",
  "empty list",
  "counting sensor",
  "pilot sensor",
  "broken sensor",
  "crowds",
];

describe("every page without JavaScript", () => {
  let scripted: Watched;
  let plain: Watched;
  beforeAll(async () => {
    scripted = await visit(browser, desk);
    plain = await visit(browser, { ...desk, javaScriptEnabled: false });
  });
  afterAll(async () => {
    await scripted.close();
    await plain.close();
  });

  // Twice: a promise may be judged anew between the two visits.
  it.each(pageNames)("%s has the same headings, facts, links and fields", { retry: 1 }, async (name) => {
    const path = pathOf(name, sensors);
    await open(scripted.page, path);
    await plain.page.goto(site + path);
    const facts = await factsOf(plain.page);
    expect(facts.map(withoutFigures)).toEqual((await factsOf(scripted.page)).map(withoutFigures));
    expect(facts.length).toBeGreaterThan(0);
    const words = async (page: Page) => (live.includes(name) ? "" : withoutFigures(await wordsOf(page)));
    expect(await words(plain.page)).toBe(await words(scripted.page));
  });
});

describe("without JavaScript", () => {
  it("the list holds every sensor that the map shows, and a sketch", async () => {
    const scripted = await visit(browser, desk);
    await open(scripted.page, "/nl/sensoren");
    expect(await mapState(scripted.page)).toBe("true");
    const rows = await scripted.page.locator(".rows > li").count();
    const plain = await visit(browser, { ...desk, javaScriptEnabled: false });
    await plain.page.goto(`${site}/nl/sensoren`);
    expect(await plain.page.locator(".rows > li").count()).toBe(rows);
    expect(rows).toBeGreaterThanOrEqual(20);
    expect(await plain.page.locator(".map > .sketch").isVisible()).toBe(true);
    await scripted.close();
    await plain.close();
  });

  it("filters by a form whose every state is an address", async () => {
    const { page, close } = await visit(browser, { ...desk, javaScriptEnabled: false });
    await page.goto(`${site}/nl/sensoren`);
    const all = await page.locator(".rows > li").count();
    await page.getByLabel(/Druktemeter/u).check();
    await follow(page, page.getByRole("button", { name: "Toon de sensoren" }));
    expect(page.url()).toContain("kind=crowd-meter");
    const some = await page.locator(".rows > li").count();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await follow(page, page.getByRole("link", { name: "Wis de filters" }));
    expect(await page.locator(".rows > li").count()).toBe(all);
    await close();
  });

  it("a broken promise is red, in words, with since when", async () => {
    const { page, close } = await visit(browser, { ...desk, javaScriptEnabled: false });
    await page.goto(`${site}/nl/sensoren/${sensors.broken}`);
    const row = page.locator("[data-promise][data-verdict=broken]").first();
    expect(await row.textContent()).toContain("Klopt niet");
    expect(await row.textContent()).toMatch(/Dit klopt niet sinds .*\d\d:\d\d uur/u);
    expect(await row.locator(".sign.broken").count()).toBe(1);
    await close();
  });
});
