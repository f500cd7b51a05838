// Every page, as different people see it: narrow, wide, dark, in the system's own colours; Dutch in all, English in one.
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityOf, breachesOf, launch, sidewaysOf, visit } from "./browser.ts";
import { dutchPages, englishPages, findSensors, open, type Sensors, site } from "./site-driver.ts";

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
  readonly options: BrowserContextOptions;
  readonly pages: (sensors: Sensors) => Readonly<Record<string, string>>;
}
const looks: readonly Look[] = [
  { name: "Dutch at 320 px", options: { viewport: { width: 320, height: 700 } }, pages: dutchPages },
  { name: "Dutch on a desktop", options: { viewport: { width: 1280, height: 860 } }, pages: dutchPages },
  {
    name: "Dutch in the dark",
    options: { viewport: { width: 1280, height: 860 }, colorScheme: "dark" },
    pages: dutchPages,
  },
  {
    name: "Dutch in forced colours",
    options: { viewport: { width: 1280, height: 860 }, forcedColors: "active" },
    pages: dutchPages,
  },
  { name: "English on a desktop", options: { viewport: { width: 1280, height: 860 } }, pages: englishPages },
];

describe.each(looks)("$name", ({ options, pages }) => {
  it("is clean for axe, fits its window, breaks no policy, fails no script, asks nobody else", async () => {
    const faults: string[] = [];
    for (const [name, path] of Object.entries(pages(sensors))) {
      const { page, requests, errors, close } = await visit(browser, options);
      await open(page, path);
      const found = [
        ...(await accessibilityOf(page, options.forcedColors === "active")),
        ...(await breachesOf(page)).map((breach) => `policy: ${breach}`),
        ...errors.map((error) => `script: ${error}`),
        ...requests
          .filter((url) => !url.startsWith(site) && !url.startsWith("data:"))
          .map((url) => `asks ${url}`),
      ];
      const sideways = await sidewaysOf(page);
      if (sideways > 0) found.push(`${sideways} px too wide`);
      faults.push(...found.map((fault) => `${name}: ${fault}`));
      await close();
    }
    expect(faults).toEqual([]);
  }, 240_000);
});
