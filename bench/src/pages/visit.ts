/**
 * One visit of a page in Chromium, measured as Lighthouse's "slow 4G" simulates a cheap phone: 1.6 Mbit/s, 150 ms there and back, a
 * processor four times slower. What is measured is what a person waits for; nothing is cached.
 */
import type { Browser, Page } from "playwright-core";

export interface Visitor {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Simulates the phone and its network. */
  readonly slow: boolean;
}

export const phone: Visitor = { name: "phone, slow 4G", width: 390, height: 844, slow: true };
export const desktop: Visitor = { name: "desktop", width: 1280, height: 860, slow: false };

export interface Measured {
  /** Until the largest text or picture stood there [ms]. */
  readonly largestPaint: number;
  /** How long tasks after the first paint kept the page from answering, above 50 ms each [ms]. */
  readonly blocked: number;
  /** Cumulative layout shift. */
  readonly shift: number;
  readonly requests: number;
  /** Over the wire, headers included [bytes]; what workers fetch is in it. */
  readonly bytes: number;
  /** Until the live map showed everything [ms]; null: the page has none, or it was not asked to wait. */
  readonly mapIdle: number | null;
}

interface Entry {
  readonly startTime: number;
  readonly duration: number;
  /** Of a layout shift. */
  readonly value?: number;
}

/** Chromium keeps these from the start of the page; asked for afterwards, none is missed. No name inside: tsx marks names. */
const entriesOf = (page: Page, type: string): Promise<Entry[]> =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().map((entry) => entry.toJSON()))).observe({
          type: wanted,
          buffered: true,
        });
        setTimeout(() => resolve([]), 300);
      }),
    type,
  );

const readPaint = async (page: Page) => {
  const paints = await entriesOf(page, "largest-contentful-paint");
  const first = (await entriesOf(page, "paint")).at(-1)?.startTime ?? 0;
  const tasks = (await entriesOf(page, "longtask")).filter(({ startTime }) => startTime >= first);
  const shifts = await entriesOf(page, "layout-shift");
  return {
    largestPaint: paints.at(-1)?.startTime ?? Number.NaN,
    blocked: tasks.reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0),
    shift: shifts.reduce((sum, { value = 0 }) => sum + value, 0),
  };
};

/**
 * @param withMap - waits until the live map is idle; the page must have one
 * @throws when the map fails or needs more than a minute
 */
export const visitPage = async (
  browser: Browser,
  visitor: Visitor,
  url: string,
  withMap = false,
): Promise<Measured> => {
  const { width, height, slow } = visitor;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    if (slow) {
      await session.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: 150,
        downloadThroughput: 1_600_000 / 8,
        uploadThroughput: 750_000 / 8,
      });
      await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    }
    let bytes = 0;
    let requests = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests += 1;
    });
    await page.goto(url, { waitUntil: "load", timeout: 60_000 });
    let mapIdle: number | null = null;
    if (withMap) {
      await page.waitForFunction(() => document.documentElement.dataset["mapReady"], null, {
        timeout: 60_000,
      });
      mapIdle = await page.evaluate(() => performance.now());
      const state = await page.evaluate(() => document.documentElement.dataset["mapReady"]);
      if (state !== "true") throw new Error(`the map of ${url} failed`);
    }
    // Fonts that swap in late would still move the text.
    await page.waitForTimeout(500);
    return { ...(await readPaint(page)), requests, bytes, mapIdle };
  } finally {
    await context.close();
  }
};
