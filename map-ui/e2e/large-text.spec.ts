// Text as large as visitors set it: nothing may run out of the window.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, sidewaysOf, visit } from "./browser.ts";
import { findSensors, open, pageNames, pathOf, type Sensors } from "./site-driver.ts";

let sensors: Sensors;
beforeAll(async () => {
  sensors = await findSensors();
});

describe.each([
  { size: "200 %", pixels: 32, widths: [390, 1280] },
  { size: "400 %", pixels: 64, widths: [1280] },
])("text at $size", ({ pixels, widths }) => {
  let browser: Browser;
  beforeAll(async () => {
    // The visitor's own setting: a style sheet that enlarges the root would not move the media queries.
    browser = await launch(`--blink-settings=defaultFontSize=${pixels}`);
  });
  afterAll(async () => {
    await browser.close();
  });

  it(`fits ${widths.join(" and ")} px`, async () => {
    const { page, close } = await visit(browser);
    const faults: string[] = [];
    for (const name of pageNames) {
      await open(page, pathOf(name, sensors));
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        const sideways = await sidewaysOf(page);
        if (sideways > 0) faults.push(`${name}: ${sideways} px at ${width}`);
      }
    }
    await close();
    expect(faults).toEqual([]);
  });
});
