// What a screen reader finds on the main pages, against the outlines in `outlines/` (`npx vitest run map-ui/e2e/outline.spec.ts -u` writes
// them anew: then read what changed). The crowd board's is in `crowd.spec.ts`, where the test says how crowded it is.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch, visit, type Watched } from "./browser.ts";
import { outlineOf } from "./outline.ts";
import { findSensors, open, type PageName, pathOf, type Sensors } from "./site-driver.ts";

let browser: Browser;
let sensors: Sensors;
let visitor: Watched;
beforeAll(async () => {
  browser = await launch();
  sensors = await findSensors();
  visitor = await visit(browser, { viewport: { width: 390, height: 844 } });
});
afterAll(async () => {
  await visitor.close();
  await browser.close();
});

it.each<[file: string, page: PageName, part: string]>([
  ["start", "start", "body"],
  ["list", "list", "main"],
  ["sensor", "announced sensor", "main"],
  ["short", "short page", "body"],
  ["measured", "measured", "main"],
])("%s is outlined as before", async (file, name, part) => {
  await open(visitor.page, pathOf(name, sensors));
  await expect(await outlineOf(visitor.page, part)).toMatchFileSnapshot(`outlines/${file}.txt`);
});

it("the promises are outlined as before, whatever is broken now", async () => {
  await open(visitor.page, pathOf("promises", sensors));
  const outline = await outlineOf(visitor.page, "main");
  // Which promises are broken, and what was said of them, is not the page's.
  const still = outline.replaceAll(/(?<=^ *- list\n)(?: {4,}.*\n)+/gmu, "");
  await expect(still).toMatchFileSnapshot("outlines/promises.txt");
});
