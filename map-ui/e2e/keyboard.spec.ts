// Each thing that people come for, done by keyboard alone; `keyboard.ts` looks after the focus at every press.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, visit, type Watched } from "./browser.ts";
import { skipToContent, tabThrough, tabTo } from "./keyboard.ts";
import { mapState } from "./map-state.ts";
import { findSensors, open, type PageName, pathOf, type Sensors, site } from "./site-driver.ts";

let browser: Browser;
let sensors: Sensors;
let desk: Watched;
beforeAll(async () => {
  browser = await launch();
  sensors = await findSensors();
  desk = await visit(browser, { viewport: { width: 1280, height: 860 } });
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

const timeZone = "Europe/Amsterdam";
const press = async (page: Page, key: "Enter" | "Space", url: RegExp) => {
  await Promise.all([page.waitForURL(url), page.keyboard.press(key)]);
};
const heading = (page: Page) => page.locator("h1").textContent();
/** A search from the start page; then the first that was found. */
const findFirst = async (page: Page, words: string) => {
  await open(page, pathOf("start", sensors));
  await skipToContent(page);
  await tabTo(page, page.getByRole("searchbox"));
  await page.keyboard.type(words);
  await press(page, "Enter", /\/nl\/sensoren\?q=/u);
  await skipToContent(page);
  const first = page.locator(".rows h3 a").first();
  const name = (await first.textContent()) ?? "";
  await tabTo(page, first);
  await press(page, "Enter", /\/nl\/sensoren\/\w{8}$/u);
  return name;
};
const isFocused = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => element === document.activeElement);
const leaveBackwards = async (page: Page, field: Locator): Promise<void> => {
  while (await isFocused(field)) await page.keyboard.press("Shift+Tab");
};
const tabBackTo = async (page: Page, target: Locator): Promise<void> => {
  for (let presses = 0; presses < 20 && !(await isFocused(target)); presses++)
    await page.keyboard.press("Shift+Tab");
  expect(await isFocused(target)).toBe(true);
};
/**
 * Types into a field for a day or a time. Each is several in one, whose order the browser takes from the language of its machine and not
 * from the page: so the order is tried until the field holds what was meant.
 *
 * @param value - "2026-11-24" or "14:05"
 */
const typeParts = async (page: Page, field: Locator, value: string): Promise<void> => {
  const [one = "", other = "", day] = value.split(/[-:]/u);
  const hour = Number(one);
  const orders =
    day === undefined
      ? [one + other, `${String(hour % 12 || 12).padStart(2, "0")}${other}${hour < 12 ? "AM" : "PM"}`]
      : [day + other + one, other + day + one, one + other + day];
  for (const typed of orders) {
    await tabTo(page, field);
    await page.keyboard.type(typed);
    if ((await field.inputValue()) === value) return;
    // Its parts lie behind the focus now.
    await leaveBackwards(page, field);
  }
  throw new Error(`The keyboard cannot enter ${value}: the field holds ${await field.inputValue()}`);
};
const openSensor = async (page: Page) => {
  await open(page, pathOf("counting sensor", sensors));
  await skipToContent(page);
};

// A press and a look cost a frame; more where other tests and a browser run meanwhile.
describe("by keyboard alone, a visitor", { timeout: 150_000 }, () => {
  it("finds a sensor by its street", async () => {
    const { page } = desk;
    const name = await findFirst(page, "Stationsplein");
    expect(await heading(page)).toBe(name);
    expect(name).toContain("Stationsplein");
  });

  it("finds a sensor by the number on its pole", async () => {
    const { page } = desk;
    const { poleCode, name }: { poleCode: string; name: { nl: string } } = await (
      await fetch(`${site}/v1/sensors/${sensors.counting}`)
    ).json();
    expect(await findFirst(page, poleCode)).toBe(name.nl);
    expect(page.url()).toContain(sensors.counting);
  });

  it("filters the list", async () => {
    const { page } = desk;
    await open(page, pathOf("list", sensors));
    await skipToContent(page);
    const all = await page.locator(".rows > li").count();
    await tabTo(page, page.getByRole("checkbox", { name: /^Geluidsmeter/u }));
    await page.keyboard.press("Space");
    await tabTo(page, page.getByRole("button", { name: "Toon de sensoren" }));
    await press(page, "Enter", /kind=noise/u);
    const some = await page.locator(".rows > li").count();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
  });

  it("opens the map on a phone, moves it, and picks a sensor on it", async () => {
    const { page, close } = await visit(browser, { viewport: { width: 390, height: 844 } });
    await open(page, pathOf("list", sensors));
    await skipToContent(page);
    await tabTo(page, page.getByRole("button", { name: "Toon de kaart" }));
    await page.keyboard.press("Enter");
    expect(await mapState(page)).toBe("true");
    await tabTo(page, page.getByRole("button", { name: "Vergroot de kaart" }));
    await page.keyboard.press("Enter");
    const middle = page.locator("[data-map-middle] a").first();
    await middle.waitFor();
    const name = await middle.textContent();
    await tabTo(page, middle);
    await press(page, "Enter", /\/nl\/sensoren\/\w{8}$/u);
    expect(await heading(page)).toBe(name);
    await close();
  });

  it("reads what was promised beside what is measured", async () => {
    const { page } = desk;
    await openSensor(page);
    await tabTo(page, page.getByRole("link", { name: "Beloofd en gemeten" }));
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => location.hash)).toBe("#belofte");
    const top = await page.locator("#belofte").evaluate((title) => title.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(860);
    // From there the keyboard goes on in that part, not at the top of the page.
    await tabTo(page, page.locator("section:has(#belofte) :is(a, summary)").first());
  });

  it("downloads the measurements as a table", async () => {
    const { page } = desk;
    const table = page.locator("a[href$='.csv']").first();
    // The demonstration's last 24 hours come in the background.
    await expect.poll(async () => (await openSensor(page), table.count()), { timeout: 60_000 }).toBe(1);
    await tabTo(page, table);
    const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/u);
  });

  it("follows a sensor and the list by Atom", async () => {
    const { page } = desk;
    for (const [name, words] of [
      ["counting sensor", "Volg deze sensor (Atom)"],
      ["list", "Volg deze lijst: nieuw, veranderd en weg (Atom)"],
    ] as const) {
      await open(page, pathOf(name, sensors));
      await skipToContent(page);
      await tabTo(page, page.getByRole("link", { name: words }));
      const [answer] = await Promise.all([page.waitForResponse(/\.atom/u), press(page, "Enter", /\.atom/u)]);
      expect(answer.headers()["content-type"]).toContain("application/atom+xml");
    }
  });

  it("says that something is not right", async () => {
    const { page } = desk;
    await openSensor(page);
    await tabTo(page, page.locator("a[href*='/nl/melden?sensor=']"));
    await press(page, "Enter", /\/nl\/melden\?sensor=/u);
    await skipToContent(page);
    expect(await heading(page)).toBe("Klopt dit niet?");
    const mail = page.getByRole("link", { name: "Mail ons" });
    await tabTo(page, mail);
    expect(decodeURIComponent((await mail.getAttribute("href")) ?? "")).toContain(sensors.counting);
  });

  it("asks whether they were measured: a mistake, the answer, its values, and the sensor it names", async () => {
    const { page } = desk;
    const { poleCode }: { poleCode: string } = await (
      await fetch(`${site}/v1/sensors/${sensors.counting}`)
    ).json();
    // The last hour that is over, without its last minute: the clock may be at midnight then.
    const begin = Math.floor(Date.now() / 3_600_000 - 1) * 3_600_000;
    const clock = (at: number) =>
      new Date(at).toLocaleTimeString("nl-NL", { timeZone, hour: "2-digit", minute: "2-digit" });
    const fields = {
      date: new Date(begin).toLocaleDateString("en-CA", { timeZone }),
      from: clock(begin),
      to: clock(begin + 59 * 60_000),
    };
    const send = page.getByRole("button", { name: "Zoek" });
    const ask = async (): Promise<string> => {
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      return (await page.locator("main").textContent()) ?? "";
    };

    await open(page, pathOf("measured", sensors));
    await skipToContent(page);
    await tabTo(page, page.locator("#place"));
    await page.keyboard.type(poleCode);
    await tabTo(page, send);
    expect(await ask()).toContain("Dag: Vul een dag in.");
    // Reading goes on at what is wrong, and from there at the field.
    expect(await isFocused(page.locator("#fout"))).toBe(true);
    await tabTo(page, page.locator("#fout a[href='#date']"));
    await page.keyboard.press("Enter");
    const date = page.locator("#date");
    await expect.poll(() => isFocused(date)).toBe(true);
    await leaveBackwards(page, date);
    await typeParts(page, date, fields.date);
    await typeParts(page, page.locator("#from"), fields.from);
    await typeParts(page, page.locator("#to"), fields.to);
    expect(await page.locator("#place").inputValue()).toBe(poleCode);
    await tabTo(page, send);
    const answer = await ask();
    expect(answer).toContain(fields.from);
    expect(answer).toMatch(/Daar stond(?:en)? toen \d+ sensor/u);
    expect(answer).toContain("Deze lijst is niet volledig.");

    await skipToContent(page);
    const named = page.locator(`.measured-sensors a[href$="${sensors.counting}"]`);
    const name = (await named.textContent()) ?? "";
    const values = page.locator(`.measured-sensor:has(a[href$="${sensors.counting}"]) summary`).first();
    await tabTo(page, values);
    await page.keyboard.press("Enter");
    expect(await page.locator(".measured-values li").first().isVisible()).toBe(true);
    await tabBackTo(page, named);
    await press(page, "Enter", /\/nl\/sensoren\/\w{8}$/u);
    expect(await heading(page)).toBe(name);
  });

  it("changes the language, and stays where they were", async () => {
    const { page } = desk;
    await open(page, pathOf("counting sensor", sensors));
    await tabTo(page, page.getByRole("link", { name: "English" }));
    await press(page, "Enter", /\/en\/sensors\/\w{8}$/u);
    expect(page.url()).toContain(sensors.counting);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });

  it("watches the crowd board, and has it stand still", async () => {
    const { page } = desk;
    await open(page, pathOf("crowds", sensors));
    await skipToContent(page);
    const stop = page.getByRole("button", { name: "Zet stil" });
    await stop.waitFor();
    await tabTo(page, stop);
    await page.keyboard.press("Enter");
    const goOn = page.getByRole("button", { name: "Ga verder" });
    await goOn.waitFor();
    expect(await isFocused(goOn)).toBe(true);
  });

  it.each<PageName>(["start", "list", "counting sensor", "crowds", "measured", "promises"])(
    "comes through all of %s, and out again",
    async (name) => {
      const { page } = desk;
      await open(page, pathOf(name, sensors));
      if (name === "list") await mapState(page);
      const stops = await tabThrough(page);
      expect(stops[0]).toContain("Naar de inhoud");
      expect(stops.at(-1)).toContain("Alle pagina's");
    },
  );
});
