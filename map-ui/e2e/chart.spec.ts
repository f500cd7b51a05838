// The charts of a sensor, moment by moment: by the keys of a slider, and by pointing at the line.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accessibilityOf, breachesOf, launch, visit } from "./browser.ts";
import { findSensors, pathOf, type Sensors, site } from "./site-driver.ts";

let browser: Browser;
let sensors: Sensors;
beforeAll(async () => {
  browser = await launch();
  sensors = await findSensors();
});
afterAll(async () => {
  await browser.close();
});

it("are read out by a slider", async () => {
  const { page, errors, close } = await visit(browser, { viewport: { width: 390, height: 844 } });
  // The demonstration's last 24 hours come in the background: there is a chart when they are summed.
  await expect
    .poll(
      async () => (
        await page.goto(site + pathOf("counting sensor", sensors)), page.locator("figure.chart").count()
      ),
      {
        timeout: 60_000,
      },
    )
    .toBeGreaterThan(0);
  const figure = page.locator("figure.chart").first();
  const slider = figure.getByRole("slider", { name: "Wijs een moment aan" });
  const newest = await slider.getAttribute("aria-valuetext");
  expect(newest).toMatch(/^\d\d:00 uur: /u);
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  const before = await slider.getAttribute("aria-valuetext");
  expect(before).not.toBe(newest);
  expect(await figure.locator(".read-out [aria-hidden]").textContent()).toBe(before);
  await figure.locator(".chart-drawing").hover({ position: { x: 2, y: 20 } });
  expect(await slider.inputValue()).toBe("0");
  expect(await accessibilityOf(page, { within: "figure.chart" })).toEqual([]);
  expect([...errors, ...(await breachesOf(page))]).toEqual([]);
  await close();
}, 90_000);
