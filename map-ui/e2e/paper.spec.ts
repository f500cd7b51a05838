// What is printed, as the file that a browser makes of it: one sheet of A4, tagged, for who reads it on a screen after all.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch, visit } from "./browser.ts";
import { findSensors, open, pathOf, type Sensors } from "./site-driver.ts";

let browser: Browser;
let sensors: Sensors;
beforeAll(async () => {
  browser = await launch();
  sensors = await findSensors();
});
afterAll(async () => {
  await browser.close();
});

it.each(["bord", "stickers"])("%s is one tagged sheet", async (form) => {
  const { page, close } = await visit(browser);
  await open(page, `/nl/sensoren/${sensors.counting}/${form}`);
  const file = (await page.pdf({ tagged: true, preferCSSPageSize: true })).toString("latin1");
  await close();
  expect(file.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(file).toMatch(/\/Marked true/);
  expect(file).toMatch(/\/MediaBox \[0 0 59\d[.\d]* 84\d[.\d]*\]/);
});

it("leaves room on paper to write what is not right, and is filled in as far as it is known", async () => {
  const { page, close } = await visit(browser);
  await open(page, pathOf("report", sensors));
  await page.emulateMedia({ media: "print" });
  const heightOf = async (asked: string) =>
    (await page.locator(`.paper [data-asked=${asked}] dd`).boundingBox())?.height ?? 0;
  // Five lines of a hand, of 8 mm each.
  expect(await heightOf("seen")).toBeGreaterThan((5 * 8 * 96) / 25.4);
  expect(await page.locator(".paper [data-asked=pole] dd").textContent()).toContain(sensors.counting);
  expect(await page.locator(".paper [data-asked=place] dd").textContent()).not.toBe("");
  await close();
});
