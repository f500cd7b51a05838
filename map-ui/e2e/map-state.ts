import type { Page } from "playwright-core";

/** Waits until the map stands, or has given up. */
export const mapState = async (page: Page): Promise<string> => {
  await page.waitForFunction(() => document.documentElement.dataset["mapReady"], null, { timeout: 30_000 });
  return page.evaluate(() => document.documentElement.dataset["mapReady"] ?? "");
};
