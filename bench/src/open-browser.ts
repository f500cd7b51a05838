/** Chromium as our tests and measurements want it: without a screen, and asking for nothing by itself. */
import { type Browser, chromium } from "playwright-core";

/** Debian's, as people have it; tests take its shell without a screen. */
export const CHROMIUM = "/usr/bin/chromium";

export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--enable-unsafe-swiftshader",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function openBrowser(executablePath: string, more: readonly string[] = []): Promise<Browser> {
  return await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, ...more] });
}
