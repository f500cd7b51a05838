// Finding a sensor: as people type it, by a place, and by one's own position, which goes nowhere. And a value that stays new.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { breachesOf, follow, launch, visit } from "./browser.ts";
import { findSensors, open, type Sensors } from "./site-driver.ts";

let browser: Browser;
let sensors: Sensors;
beforeAll(async () => {
  browser = await launch();
  sensors = await findSensors();
});
afterAll(async () => {
  await browser.close();
});

describe("search", () => {
  it("understands a sentence with a typing error, says how it read it, and says the result aloud", async () => {
    const { page, close } = await visit(browser);
    await open(page, "/nl/");
    await page.getByRole("searchbox").fill("camera bij het stasion");
    await page.getByRole("button", { name: "Zoek" }).click();
    await page.waitForURL(/q=camera/u);
    expect(await page.locator(".rows h3").first().textContent()).toContain("Stationsplein");
    expect(await page.locator(".read-as").first().textContent()).toContain(
      "Wij zochten op “camera station”.",
    );
    await expect.poll(() => page.locator("[data-said]").textContent()).toMatch(/^1 van \d+ sensoren$/u);
    await close();
  });

  it("takes words that no sensor has as a place, nearest first", async () => {
    const { page, close } = await visit(browser, { javaScriptEnabled: false });
    await open(page, "/nl/sensoren?q=Heijendaal");
    expect(await page.locator("main").textContent()).toContain("Dit hangt het dichtst bij Heijendaal.");
    expect(await page.locator(".rows .meta").first().textContent()).toMatch(/(?:kilo)?meter ver/u);
    await close();
  });

  it("says what to do when nothing is found", async () => {
    const { page, close } = await visit(browser, { javaScriptEnabled: false });
    await open(page, "/nl/sensoren?q=zzzzzz");
    expect(await page.locator("main").textContent()).toContain("Probeer één woord.");
    await follow(page, page.getByRole("link", { name: "Ziet u op straat een kastje dat hier niet staat?" }));
    expect(await page.locator("h1").textContent()).toBe("Ziet u een kastje dat hier niet staat?");
    await close();
  });
});

describe("near me", () => {
  it("lists the nearest, and tells nobody where that is", async () => {
    const geolocation = { longitude: 5.85321, latitude: 51.84334 };
    const { page, requests, close } = await visit(browser, { geolocation, permissions: ["geolocation"] });
    await open(page, "/nl/");
    await page.getByRole("button", { name: "Gebruik mijn plek" }).press("Enter");
    await page.locator(".nearest li").first().waitFor();
    expect(await page.locator(".nearest li").first().textContent()).toMatch(/Stationsplein.*meter/u);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      "Dit hangt het dichtst bij u",
    );
    expect(requests.filter((url) => /5\.85|51\.84|near=/u.test(url))).toEqual([]);
    expect(await breachesOf(page)).toEqual([]);
    await close();
  });
});

describe("the newest value", () => {
  it("is asked for again, counts on, and stands still without an age when asked to", async () => {
    const { page, requests, errors, close } = await visit(browser);
    await open(page, `/nl/sensoren/${sensors.pilot}`);
    await page.getByRole("button", { name: "Zet stil" }).waitFor();
    const asked = () => requests.filter((url) => url.endsWith(`${sensors.pilot}/nu`)).length;
    await expect.poll(asked, { timeout: 25_000 }).toBeGreaterThan(0);
    expect(await page.locator("[data-now]").first().textContent()).toMatch(/Gemeten .* uur, .* geleden\./u);
    await page.getByRole("button", { name: "Zet stil" }).press("Enter");
    expect(await page.locator("[data-ago]").first().isVisible()).toBe(false);
    expect(await page.getByRole("button", { name: "Ga verder" }).isVisible()).toBe(true);
    expect(errors).toEqual([]);
    expect(await breachesOf(page)).toEqual([]);
    await close();
  });
});
