/**
 * Takes the pictures of the README from a site that runs: `npm run screenshots`, with its address in SITE_URL (default: the
 * one of `npm start`). What they show is the demonstration city, so each carries its own notice.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import { launch, visit } from "./browser.ts";
import { environment } from "./config.ts";

const site = environment.siteUrl ?? "http://127.0.0.1:8080";
const folder = join(import.meta.dirname, "../../docs/screenshots");
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 960 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
const dark: BrowserContextOptions = { colorScheme: "dark" };

/** Any crowd meter: its page has each part that a sensor's page can have. */
const findCrowdMeter = async (): Promise<string> => {
  const html = await (await fetch(`${site}/nl/sensoren?kind=crowd-meter&q=rivierkade`)).text();
  const publicId = /data-sensor="([^"]+)"/.exec(html)?.[1];
  if (publicId === undefined)
    throw new Error(`No crowd meter at ${site}: is the demonstration city running?`);
  return publicId;
};

const publicId = await findCrowdMeter();
const pictures: [name: string, path: string, options: BrowserContextOptions][] = [
  ["start-desktop", "/nl/", desktop],
  ["list-desktop", "/nl/sensoren", desktop],
  ["list-phone-dark", "/nl/sensoren", { ...phone, ...dark }],
  ["sensor-desktop", `/nl/sensoren/${publicId}`, desktop],
  ["crowd-desktop", "/nl/drukte", desktop],
  ["crowd-phone-dark", "/nl/drukte", { ...phone, ...dark }],
  ["short-phone", `/s/${publicId}`, phone],
  ["list-arabic-desktop", "/ar/sensors", desktop],
  ["crowd-arabic-phone", "/ar/crowds", phone],
  ["sign-desktop", `/nl/sensoren/${publicId}/bord`, desktop],
];

await mkdir(folder, { recursive: true });
const browser = await launch();
try {
  for (const [name, path, options] of pictures) {
    const { page, close } = await visit(browser, options);
    await page.goto(site + path, { waitUntil: "load" });
    // A letter type that came too late for the first look is there for the second.
    await page.reload({ waitUntil: "load" });
    if (name.startsWith("list-") && name.endsWith("-desktop"))
      await page.waitForFunction(() => document.documentElement.dataset["mapReady"] !== undefined);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await close();
  }
} finally {
  await browser.close();
}
