// The live map: by keyboard, without WebGL, and not at all where nobody looks at it.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityOf, breachesOf, launch, snifferErrorsOf, visit } from "./browser.ts";
import { mapState } from "./map-state.ts";
import { open, site } from "./site-driver.ts";

const desk = { viewport: { width: 1280, height: 860 } };

describe("the map", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
  });

  it("is moved by its buttons with a keyboard, and says what is in view", async () => {
    const { page, errors, close } = await visit(browser, desk);
    await open(page, "/nl/sensoren");
    expect(await mapState(page)).toBe("true");
    const status = page.locator("[data-map-status]");
    const before = (await status.textContent()) ?? "";
    expect(before).toMatch(/^\d+ van \d+ sensoren in beeld op de kaart\.$/u);
    await page.getByRole("button", { name: "Schuif naar het noorden" }).focus();
    for (let press = 0; press < 4; press += 1) await page.keyboard.press("Enter");
    await expect.poll(() => status.textContent()).not.toBe(before);
    await page.getByRole("button", { name: "Toon de hele stad" }).press("Enter");
    await expect.poll(async () => /^(\d+) van \1 /u.test((await status.textContent()) ?? "")).toBe(true);
    const box = await page.getByRole("button", { name: "Vergroot de kaart" }).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    expect(await breachesOf(page)).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });

  it("follows a change to dark without losing a marker", async () => {
    const { page, errors, close } = await visit(browser, desk);
    await open(page, "/nl/sensoren");
    await mapState(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.waitForTimeout(1500);
    expect(errors).toEqual([]);
    expect(await breachesOf(page)).toEqual([]);
    await close();
  });

  it("is a sheet that a phone opens by a button, and is not fetched before", async () => {
    const { page, requests, close } = await visit(browser, { viewport: { width: 390, height: 844 } });
    await open(page, "/nl/sensoren");
    await page.mouse.wheel(0, 20_000);
    await page.waitForTimeout(800);
    expect(requests.filter((url) => url.includes("start-map"))).toEqual([]);
    const show = page.getByRole("button", { name: "Toon de kaart" });
    await show.press("Enter");
    expect(await mapState(page)).toBe("true");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Naar de lijst");
    expect(await accessibilityOf(page, { within: ".side" })).toEqual([]);
    expect(await snifferErrorsOf(page)).toEqual([]);
    await page.keyboard.press("Enter");
    expect(await page.locator(".map").isVisible()).toBe(false);
    expect(await show.evaluate((button) => button === document.activeElement)).toBe(true);
    await close();
  });

  it("comes into its place without moving anything, and is then drawn", async () => {
    const { page, close } = await visit(browser, { viewport: { width: 412, height: 823 } });
    await open(page, "/nl/sensoren");
    await page.evaluate(() => document.querySelector<HTMLElement>("#kaart")?.showPopover());
    const key = page.locator("#kaart .key");
    const canvas = page.locator("#kaart .canvas");
    const before = await key.boundingBox();
    expect(await page.locator("#kaart .map > .sketch").isVisible()).toBe(true);
    expect(await mapState(page)).toBe("true");
    await expect.poll(() => page.locator("[data-map-middle]").isVisible()).toBe(true);
    expect(await key.boundingBox()).toEqual(before);
    expect(await page.locator("#kaart .map > .sketch").isVisible()).toBe(false);
    expect(await canvas.isVisible()).toBe(true);
    // An empty canvas is a picture of one colour, and small.
    expect((await canvas.screenshot()).length).toBeGreaterThan(10_000);
    await close();
  });

  it("is a sheet with a sketch on a phone without JavaScript", async () => {
    const { page, close } = await visit(browser, {
      viewport: { width: 320, height: 640 },
      javaScriptEnabled: false,
    });
    await page.goto(`${site}/nl/sensoren`);
    expect(await page.locator(".map > .sketch").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Toon de kaart" }).click();
    expect(await page.locator(".map > .sketch").isVisible()).toBe(true);
    await page.getByRole("button", { name: "Naar de lijst" }).click();
    expect(await page.locator(".map > .sketch").isVisible()).toBe(false);
    await close();
  });

  it("leaves the sketch where there is no WebGL, and says so", async () => {
    const blind = await launch("--disable-3d-apis");
    const { page, errors, close } = await visit(blind, desk);
    await page.goto(`${site}/nl/sensoren`);
    expect(await mapState(page)).toBe("failed");
    expect(await page.locator("[data-map-status]").textContent()).toContain("De kaart werkt niet");
    expect(await page.locator(".map > .sketch").isVisible()).toBe(true);
    expect(errors).toEqual([]);
    await close();
    await blind.close();
  });

  it("a reader with a keyboard reaches content first by the skip link, then every row once", async () => {
    const { page, close } = await visit(browser, desk);
    await open(page, "/nl/sensoren");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#inhoud");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("inhoud");
    const link = page.locator(".rows h3 a").first();
    await link.focus();
    const outline = await page
      .locator(".rows > li")
      .first()
      .evaluate((row) => getComputedStyle(row).outlineStyle);
    expect(outline).toBe("solid");
    await close();
  });
});
