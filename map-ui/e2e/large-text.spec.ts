// Text as large as visitors set it, and spaced as WCAG 1.4.12 allows: nothing may run out of the window.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, sidewaysOf, visit } from "./browser.ts";
import { findSensors, open, pageNames, pathOf, type Sensors } from "./site-driver.ts";

let sensors: Sensors;
beforeAll(async () => {
  sensors = await findSensors();
});

const tooWide = async (
  browser: Browser,
  width: number,
  prepare: (page: Awaited<ReturnType<typeof visit>>["page"]) => Promise<void>,
) => {
  const { page, close } = await visit(browser, { viewport: { width, height: 800 } });
  const faults: string[] = [];
  for (const name of pageNames) {
    await open(page, pathOf(name, sensors));
    await prepare(page);
    const sideways = await sidewaysOf(page);
    if (sideways > 0) faults.push(`${name}: ${sideways} px`);
  }
  await close();
  return faults;
};

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

  it.each(widths)("fits %i px", async (width) => {
    expect(await tooWide(browser, width, async () => {})).toEqual([]);
  });
});

describe("spaced text", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
  });

  it("fits 320 px", async () => {
    const faults = await tooWide(browser, 320, (page) =>
      page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }",
        );
        document.adoptedStyleSheets = [sheet];
      }),
    );
    expect(faults).toEqual([]);
  });
});
