// The pages as they come over the wire: weight, no style attribute, no dead link, the demonstration named, languages paired.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { directionOf, isMachineMade, locales } from "../src/locale.ts";
import { launch, visit } from "./browser.ts";
import { findSensors, pageNames, pathOf, type Sensors, site } from "./site-driver.ts";
import { htmlFaultsOf } from "./valid-html.ts";

let sensors: Sensors;
beforeAll(async () => {
  sensors = await findSensors();
});

const everyPage = () =>
  pageNames.flatMap((name) => [pathOf(name, sensors, "nl"), pathOf(name, sensors, "en")]);
const html = async (path: string) => (await fetch(site + path)).text();

describe("every page", () => {
  it("carries no style attribute, no inline script, and says that nothing here is real", async () => {
    const faults: string[] = [];
    for (const path of everyPage()) {
      const text = await html(path);
      if (/<[^>]*\sstyle=/u.test(text)) faults.push(`${path}: a style attribute`);
      if (/<script(?![^>]*(?:src=|application\/(?:ld\+)?json))/u.test(text))
        faults.push(`${path}: an inline script`);
      const sentence =
        path.startsWith("/en") || path.includes("taal=en") ? "EXAMPLE: not real" : "VOORBEELD: geen echte";
      if (!text.includes(sentence)) faults.push(`${path}: does not say that it is an example`);
    }
    expect(faults).toEqual([]);
  });

  it("is valid HTML, in each of its states", async () => {
    const counting = pathOf("counting sensor", sensors);
    const { validFrom }: { validFrom: string } = await (
      await fetch(`${site}/v1/sensors/${sensors.counting}`)
    ).json();
    const states = [
      `${counting}?at=${validFrom}`,
      `${counting}?at=2000-01-01`,
      `${counting}?chart=week`,
      `${counting}?chart=year`,
      "/nl/sensoren?near=Waalkade&kind=crowd-meter",
      "/nl/sensoren?q=stasion&sort=place",
      ...(["start", "list", "counting sensor", "pilot sensor", "crowds", "rights"] as const).map((name) =>
        pathOf(name, sensors, "ar"),
      ),
    ];
    const faults: string[] = [];
    for (const path of [...everyPage(), ...states])
      faults.push(...(await htmlFaultsOf(path, await html(path))));
    const today = new Date().toLocaleDateString("en-CA", { timeZone: "Europe/Amsterdam" });
    for (const fields of [
      { place: "Nergenshuizen", date: "", from: "25" },
      { place: sensors.counting, date: today, from: "00:00", to: "00:30" },
    ]) {
      const answer = await fetch(site + pathOf("measured", sensors), {
        method: "POST",
        body: new URLSearchParams(fields),
      });
      faults.push(...(await htmlFaultsOf(`measured ${answer.status}`, await answer.text())));
    }
    expect(faults).toEqual([]);
  }, 120_000);

  it("links only to what is there", async () => {
    const dead: string[] = [];
    const seen = new Set<string>();
    // One machine-made language stands for the others: their addresses differ by two letters.
    const others = locales.filter(isMachineMade).slice(1).join("|");
    const isLikeAnother = (address: string) =>
      new RegExp(`^/(${others})/|taal=(${others})`, "u").test(address);
    // Another filter, another moment: the same address with other values.
    const kindOf = (address: string) => {
      const { pathname, searchParams } = new URL(address, site);
      return `${pathname}?${[...searchParams.keys()].join("&")}`;
    };
    // A page that does not exist may name itself, in the other languages too.
    const own = new Set(
      everyPage().flatMap((path) => locales.map((locale) => path.replace("taal=nl", `taal=${locale}`))),
    );
    for (const path of everyPage()) {
      const text = await html(path);
      const anchors = new Set([...text.matchAll(/\sid="([^"]+)"/gu)].map((found) => found[1]));
      for (const [, href = ""] of text.matchAll(/\s(?:href|action)="([^"]+)"/gu)) {
        const address = href.replaceAll("&amp;", "&");
        if (address.startsWith("#") && !anchors.has(address.slice(1))) dead.push(`${path} -> ${address}`);
        if (!address.startsWith("/") || isLikeAnother(address) || seen.has(kindOf(address))) continue;
        seen.add(kindOf(address));
        const { status } = await fetch(site + address, { method: "HEAD" });
        if (status >= 400 && !own.has(address)) dead.push(`${path} -> ${address} ${status}`);
      }
    }
    expect(dead).toEqual([]);
  }, 120_000);

  it("is in the list for crawlers, which names only what is there", async () => {
    const robots = await html("/robots.txt");
    const path = new URL(/^Sitemap: (\S+)$/mu.exec(robots)?.[1] ?? "").pathname;
    const listed = [...(await html(path)).matchAll(/<loc>([^<]+)<\/loc>/gu)].map(
      ([, address = ""]) => new URL(address).pathname,
    );
    expect(listed).toEqual(
      expect.arrayContaining(["/nl/", "/en/sensors", pathOf("expired sensor", sensors)]),
    );
    const dead: string[] = [];
    for (const address of listed) {
      const { status } = await fetch(site + address, { method: "HEAD" });
      if (status !== 200) dead.push(`${address} ${status}`);
    }
    expect(dead).toEqual([]);
  }, 120_000);

  it("says for machines what it is", async () => {
    for (const [path, kind] of [
      [pathOf("start", sensors), "WebSite"],
      [pathOf("counting sensor", sensors), "Dataset"],
    ] as const) {
      const [, text = ""] =
        /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(await html(path)) ?? [];
      expect(JSON.stringify(JSON.parse(text))).toContain(`"@type":"${kind}"`);
    }
  });

  it("answers what is not there with 404, in words", async () => {
    for (const path of ["/nl/bestaat-niet", "/nl/sensoren/00000000", "/s/00000000", "/xx/"]) {
      const answer = await fetch(site + path);
      expect(`${path} ${answer.status}`).toBe(`${path} 404`);
      expect(await answer.text()).toContain("<h1>");
    }
  });
});

describe("the language", () => {
  it.each([
    ["en-GB,en;q=0.9", "/en/"],
    ["nl", "/nl/"],
    ["fr", "/nl/"],
  ])("%s gets %s", async (accept, path) => {
    const answer = await fetch(`${site}/`, { redirect: "manual", headers: { "accept-language": accept } });
    expect(answer.headers.get("location")).toBe(path);
  });

  it("of a page that a machine translated is named, and so is the machine", async () => {
    const faults: string[] = [];
    for (const locale of locales.filter(isMachineMade)) {
      for (const name of pageNames) {
        const path = pathOf(name, sensors, locale);
        const answer = await fetch(site + path);
        const text = await answer.text();
        const isGood =
          answer.status < 500 &&
          text.includes(`<html lang="${locale}" dir="${directionOf(locale)}"`) &&
          text.includes("machine-made");
        if (!isGood) faults.push(`${path} ${answer.status}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it("switches to the same page", async () => {
    const text = await html("/nl/sensoren?kind=noise");
    expect(text).toContain('href="/en/sensors?kind=noise"');
    expect(await html(`/s/${sensors.counting}?taal=en`)).toContain('<html lang="en"');
  });
});

describe("the short page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
  });

  it("has no script and no font, and weighs under 30 kB", async () => {
    const { page, requests, close } = await visit(browser, { viewport: { width: 390, height: 844 } });
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(`${site}/s/${sensors.counting}`, { waitUntil: "networkidle" });
    expect(requests.filter((url) => /\.(?:js|woff2)$/u.test(url))).toEqual([]);
    expect(requests.filter((url) => url.startsWith("http"))).toHaveLength(2);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(30_000);
    await close();
  });
});

describe("the numbers", () => {
  it("of a sensor come as a file that says it is an example", async () => {
    // The city sends its last 24 hours in the background, and they are summed within a minute.
    const path = await vi.waitFor(
      async () => {
        const text = await html(`/nl/sensoren/${sensors.counting}`);
        const found = /href="([^"]+\.csv)"/u.exec(text)?.[1];
        if (found === undefined) throw new Error("there is no chart yet, and no file of its numbers");
        return found;
      },
      { timeout: 60_000, interval: 1_000 },
    );
    const answer = await fetch(site + path);
    expect(answer.headers.get("content-type")).toContain("text/csv");
    const [head, ...rows] = (await answer.text()).trimEnd().split("\r\n");
    // In the names of the API, whose own last column is of the example too.
    const id = /(\d+)\.csv/u.exec(path)?.[1];
    const now = Date.now();
    const [from, to] = [now - 86_400_000, now].map((ms) => new Date(ms).toISOString());
    const api = await fetch(`${site}/v1/datastreams/${id}/readings?resolution=hour&from=${from}&to=${to}`, {
      headers: { accept: "text/csv" },
    });
    const [named] = (await api.text()).split("\r\n");
    expect(head?.split(",").slice(0, -1)).toEqual(named?.split(",").slice(0, -1));
    expect(rows.filter((row) => !row.includes("VOORBEELD"))).toEqual([]);
  }, 90_000);
});
