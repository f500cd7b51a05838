// What is printed, as the file that a browser makes of it: one sheet of A4, tagged, for who reads it on a screen after all.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch, visit } from "./browser.ts";
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

it.each(["bord", "stickers"])("%s is one tagged sheet", async (form) => {
  const { page, close } = await visit(browser);
  await open(page, `/nl/sensoren/${sensors.counting}/${form}`);
  const file = (await page.pdf({ tagged: true, preferCSSPageSize: true })).toString("latin1");
  await close();
  expect(file.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(file).toMatch(/\/Marked true/);
  expect(file).toMatch(/\/MediaBox \[0 0 59\d[.\d]* 84\d[.\d]*\]/);
});
