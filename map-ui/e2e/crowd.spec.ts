// The live crowd board in a browser: it follows, it is right again soon after a break, and it never calls old news quiet.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MadeZone } from "../../ingest/test/crowd-zone.ts";
import { breachesOf, faultsInOtherColours, faultsOf, follow, launch, sidewaysOf, visit } from "./browser.ts";
import { tabThrough, tabTo } from "./keyboard.ts";
import { outlineOf } from "./outline.ts";
import { openSmallCity, type SmallCity } from "./small-city.ts";
import { htmlFaultsOf } from "./valid-html.ts";

let browser: Browser;
let city: SmallCity;
beforeAll(async () => {
  browser = await launch();
  city = await openSmallCity();
});
afterAll(async () => {
  await browser.close();
  await city.close();
});
beforeEach(async () => {
  // A level falls only after five minutes: each test starts with places that nobody remembers.
  await city.forget();
  await city.setPeople(city.kade, 800);
  await city.setPeople(city.plein, 800);
});

/** For promises of seconds: a machine that does something else just then may miss one, though not every time. */
const BUSY = { retry: 2 };

const desk = { viewport: { width: 1280, height: 860 } };
const card = (page: Page, zone: MadeZone) => page.locator(`[data-zone="${zone.id}"]`);
const levelOf = (page: Page, zone: MadeZone) => card(page, zone).getAttribute("data-level");
const status = (page: Page) => page.locator("[role=status]");
const board = async (path = "/nl/drukte") => {
  const watched = await visit(browser, desk);
  await watched.page.goto(city.url + path);
  await watched.page.getByRole("button", { name: "Zet stil" }).waitFor();
  return watched;
};

describe("the live board", () => {
  it("follows a change by itself, in the list, on the map, and aloud", async () => {
    const { page, errors, close } = await board();
    expect(await levelOf(page, city.kade)).toBe("quiet");
    expect(await status(page).textContent()).toBe("");
    await city.setPeople(city.kade, 3600);
    await expect.poll(() => levelOf(page, city.kade)).toBe("full");
    await expect.poll(() => status(page).textContent()).toBe("De Kade: nu te druk.");
    expect(await card(page, city.kade).textContent()).toContain("Te druk. Ga hier niet heen.");
    expect(await page.locator(".lead").first().textContent()).toBe("Te druk: De Kade. Ga daar niet heen.");
    const place = page.locator(`[data-map-zone="${city.kade.id}"]`);
    expect(await place.getAttribute("data-level")).toBe("full");
    expect(await place.locator("[data-word]").textContent()).toBe("Te druk");
    expect(await page.locator("[data-zone]").first().getAttribute("data-zone")).toBe(city.kade.id);
    expect(errors).toEqual([]);
    await close();
  });

  it(
    "is right again within 3 s after the server comes back, and says meanwhile that it is old",
    BUSY,
    async () => {
      const { page, errors, close } = await board();
      await city.stopServer();
      await page.locator("[data-lost]").waitFor({ timeout: 15_000 });
      expect(await page.locator("[data-lost]").textContent()).toContain("Geen verbinding sinds");
      await city.setPeople(city.plein, 3000);
      await city.startServer();
      const returnedMs = Date.now();
      await expect.poll(() => levelOf(page, city.plein), { interval: 50 }).toBe("very-busy");
      expect(Date.now() - returnedMs).toBeLessThan(3000);
      await expect.poll(() => page.locator("[data-lost]").count()).toBe(0);
      expect(errors).toEqual([]);
      await close();
    },
  );

  it("is right again within 3 s after the visitor's connection comes back", BUSY, async () => {
    const { page, close } = await board();
    await page.context().setOffline(true);
    await page.locator("[data-lost]").waitFor({ timeout: 15_000 });
    await city.setPeople(city.plein, 3000);
    await page.context().setOffline(false);
    const returnedMs = Date.now();
    await expect.poll(() => levelOf(page, city.plein), { interval: 50 }).toBe("very-busy");
    expect(Date.now() - returnedMs).toBeLessThan(3000);
    await close();
  });

  it("turns a place unknown by itself 120 s after its state, with the server away", async () => {
    await city.setPeople(city.kade, 2000);
    await city.age(city.kade, 106);
    const { page, close } = await board();
    await city.stopServer();
    expect(await levelOf(page, city.kade)).toBe("busy");
    await expect.poll(() => levelOf(page, city.kade), { timeout: 20_000 }).toBe("unknown");
    const text = await card(page, city.kade).textContent();
    expect(text).toContain("Onbekend. Wij weten nu niet hoe druk het hier is. Het kan heel druk zijn.");
    expect(text).toMatch(/Om \d\d:\d\d uur was het hier druk\./u);
    await city.startServer();
    await close();
  });

  it("stands still when asked to, with clock times, and is up to date when it goes on", async () => {
    const { page, close } = await board();
    await page.getByRole("button", { name: "Zet stil" }).press("Enter");
    expect(await page.locator(".live").textContent()).toMatch(/Stilgezet om \d\d:\d\d:\d\d uur/u);
    expect(await card(page, city.kade).locator(".age").textContent()).toMatch(
      /Geteld om \d\d:\d\d:\d\d uur/u,
    );
    await city.setPeople(city.kade, 3600);
    await page.waitForTimeout(2500);
    expect(await levelOf(page, city.kade)).toBe("quiet");
    expect(await status(page).textContent()).toBe("");
    await page.getByRole("button", { name: "Ga verder" }).press("Enter");
    // Nothing more is sent: what it shows now, it had held back.
    await expect.poll(() => levelOf(page, city.kade)).toBe("full");
    await close();
  });

  it("is outlined as before for a screen reader", async () => {
    const { page, close } = await board();
    await expect(await outlineOf(page, "main")).toMatchFileSnapshot("outlines/crowds.txt");
    await close();
  });

  it("breaks no rule of the content security policy, and fits", async () => {
    for (const width of [320, 1280]) {
      const { page, close } = await visit(browser, { viewport: { width, height: 800 } });
      await page.goto(`${city.url}/nl/drukte`);
      await page.getByRole("button", { name: "Zet stil" }).waitFor();
      expect(await breachesOf(page)).toEqual([]);
      expect(await sidewaysOf(page)).toBe(0);
      await close();
    }
  });
});

describe("without JavaScript", () => {
  it("is complete, says of what moment it is, and can be refreshed", async () => {
    await city.setPeople(city.kade, 3600);
    const { page, close } = await visit(browser, { ...desk, javaScriptEnabled: false });
    await page.goto(`${city.url}/nl/drukte`);
    expect(await levelOf(page, city.kade)).toBe("full");
    expect(await page.locator(".live").textContent()).toMatch(
      /Stand van \d\d:\d\d uur\. Daarna kan het anders zijn\./u,
    );
    expect(await card(page, city.plein).textContent()).toContain("20 %");
    expect(await page.locator("main").textContent()).toContain("Bent u in gevaar? Bel 112.");
    expect(await page.locator(".crowd-map .sketch").isVisible()).toBe(true);
    await city.setPeople(city.plein, 3000);
    await follow(page, page.getByRole("link", { name: "Ververs" }));
    expect(await levelOf(page, city.plein)).toBe("very-busy");
    await close();
  });
});

describe("a viewer link", () => {
  it("opens the numbers of its zones, live, and of no other", async () => {
    const { page, close } = await visit(browser, desk);
    const answer = await page.goto(await city.makeViewer([city.kade]));
    expect(new URL(page.url()).pathname).toBe("/nl/drukte");
    expect(await htmlFaultsOf("board of an organiser", (await answer?.text()) ?? "")).toEqual([]);
    await page.getByRole("button", { name: "Zet stil" }).waitFor();
    expect(await card(page, city.kade).textContent()).toContain("ongeveer 800");
    expect(await card(page, city.plein).locator(".organiser").count()).toBe(0);
    await city.setPeople(city.kade, 1600);
    await expect.poll(() => card(page, city.kade).textContent()).toContain("ongeveer 1.600");
    await close();
  });

  it("that does not hold shows the public board, and says so", async () => {
    const { page, close } = await visit(browser, desk);
    await page.goto(`${city.url}/v/onzin`);
    expect(await page.locator("main").textContent()).toContain("Uw kijklink werkt niet meer.");
    expect(await page.locator(".organiser").count()).toBe(0);
    await close();
  });

  it("shows a board that is accessible and fits, at 320 px, on a desktop, in the dark, in forced colours", async () => {
    const visitor = await visit(browser, { viewport: { width: 320, height: 800 } });
    const { page, close } = visitor;
    await page.goto(await city.makeViewer([city.kade, city.plein]));
    await page.getByRole("button", { name: "Zet stil" }).waitFor();
    expect(await faultsOf(visitor, { sniffed: true })).toEqual([]);
    await page.setViewportSize(desk.viewport);
    expect(await faultsOf(visitor)).toEqual([]);
    expect(await faultsInOtherColours(visitor)).toEqual([]);
    await close();
  });

  it("is read by keyboard alone: each part that scrolls has the focus once, and the board can be stopped", async () => {
    const { page, close } = await visit(browser, { viewport: { width: 390, height: 844 } });
    await page.goto(await city.makeViewer([city.kade, city.plein]));
    const stop = page.getByRole("button", { name: "Zet stil" });
    await stop.waitFor();
    await tabTo(page, stop);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Ga verder" }).waitFor();
    const scrolling = await page.locator("main [tabindex='0']").count();
    expect(scrolling).toBeGreaterThan(0);
    const stops = await tabThrough(page);
    expect(stops.length).toBeGreaterThan(scrolling);
    expect(stops.at(-1)).toContain("Alle pagina's");
    await close();
  });
});
