// "Was I measured?" on a city of its own whose log is read: without a script, wrong and right, and nothing of the question stays.
import { PassThrough } from "node:stream";
import { openIngest } from "@meetpaal/ingest";
import { openRegistryApi, openSiteData, type RegistryApi } from "@meetpaal/registry-api";
import { pino } from "pino";
import type { Browser } from "playwright-core";
import { Registry } from "prom-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenedDatabase, openTestDatabase } from "../../db/test/database.ts";
import { insertCity, insertReadings, insertSensor } from "../../registry-api/test/register.ts";
import { openSite } from "../src/index.ts";
import { follow, launch, visit } from "./browser.ts";

const timeZone = "Europe/Amsterdam";
const hourMs = 3_600_000;
/** The last hour that is over. */
const hour = new Date(Math.floor(Date.now() / hourMs) * hourMs - hourMs);
const date = hour.toLocaleDateString("en-CA", { timeZone });
const clockOf = (at: number) =>
  new Date(at).toLocaleTimeString("nl-NL", { timeZone, hour: "2-digit", minute: "2-digit" });
/** All of that hour but its last minute: the clock may be at midnight then. */
const from = clockOf(hour.getTime());
const to = clockOf(hour.getTime() + 59 * 60_000);
const place = "51.84912, 5.86331";

let database: OpenedDatabase;
let server: RegistryApi;
let ingest: Awaited<ReturnType<typeof openIngest>>;
let browser: Browser;
let url = "";
let logged = "";

beforeAll(async () => {
  database = await openTestDatabase();
  const work = database.database.work("contract");
  await insertCity(work);
  const { count = 0 } = await insertSensor(work, {
    publicId: "aaaaaaaa",
    reference: "DM-001",
    name: "Teller op de kade",
    streams: [{ key: "count", below: 5, identifiability: "deidentified" }],
  });
  await insertReadings(database.database.work("ingest"), count, hour, [3, 41, 12]);
  const stream = new PassThrough();
  stream.on("data", (text) => (logged += String(text)));
  const log = pino({ level: "trace" }, stream);
  ingest = await openIngest({ database: database.database, timeZone, onProblem: () => {} });
  const options = {
    data: openSiteData(database.database, timeZone),
    timeZone,
    demo: false,
  };
  server = await openRegistryApi({
    database: database.database,
    ingest,
    site: openSite(options),
    live: { connect: () => new PassThrough() },
    publicUrl: "http://127.0.0.1",
    timeZone,
    host: "127.0.0.1",
    port: 0,
    log,
    registry: new Registry(),
  });
  url = `http://127.0.0.1:${server.address.port}`;
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await ingest.close();
  await database.remove();
});

const ask = (fields: Record<string, string>, path = "/nl/ben-ik-gemeten") =>
  fetch(url + path, { method: "POST", body: new URLSearchParams(fields) });

it("works without a script: from the sensor, through a mistake, to an answer that can be printed", async () => {
  const { page, close } = await visit(browser, { javaScriptEnabled: false });
  await page.goto(`${url}/nl/sensoren/aaaaaaaa`);
  await follow(page, page.getByRole("button", { name: "Ben ik gemeten?" }));
  expect(await page.locator("#place").inputValue()).toBe("aaaaaaaa");
  expect(await page.locator("#fout").count()).toBe(0);
  await follow(page, page.getByRole("button", { name: "Zoek" }));
  expect(await page.locator("#fout").textContent()).toContain("Dag: Vul een dag in.");
  expect(await page.locator("#fout").evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.locator("#date").getAttribute("aria-invalid")).toBe("true");
  await page.locator("#date").fill(date);
  await page.locator("#from").fill(from);
  await page.locator("#to").fill(to);
  await follow(page, page.getByRole("button", { name: "Zoek" }));
  const words = (await page.locator("main").textContent()) ?? "";
  expect(words).toContain("Daar stond toen 1 sensor aan.");
  expect(words).toContain("Er zijn 3 metingen. De laagste is 12, de hoogste 41.");
  expect(words).toContain("minder dan 5");
  expect(words).toContain("Deze lijst is niet volledig.");
  expect(words).toContain("sensoren@voorbeeldstad.example");
  expect(page.url()).toBe(`${url}/nl/ben-ik-gemeten`);
  await page.emulateMedia({ media: "print" });
  expect(await page.getByText("minder dan 5").last().isVisible()).toBe(true);
  expect(await page.locator(".measured-form").isVisible()).toBe(false);
  await close();
});

it("names a place that nobody knows and a time that did not exist, in both languages", async () => {
  const wrong = await ask({ place: "Nergenshuizen", date: "2026-03-29", from: "2:30", to: "" });
  expect(wrong.status).toBe(422);
  const dutch = await wrong.text();
  expect(dutch).toContain("Plek: Deze plek kennen wij niet.");
  expect(dutch).toContain("Van: Deze tijd was er niet.");
  const english = await ask({ place: "Nowhereville", date: "x", from: "25" }, "/en/was-i-measured");
  expect(await english.text()).toContain("Place: We do not know this place.");
});

it("answers both times of the night that the clock goes back", async () => {
  const answer = await (await ask({ place, date: "2026-10-25", from: "2:10", to: "2:20" })).text();
  expect(answer).toContain("Dit is de eerste keer (zomertijd).");
  expect(answer).toContain("Dit is de tweede keer (wintertijd).");
});

it("shows one minute where no end is given", async () => {
  const minute = clockOf(hour.getTime() + 60_000);
  const answer = await (await ask({ place, date, from: minute })).text();
  expect(answer).toContain("Er is 1 meting. De laagste is 41, de hoogste 41.");
});

it("takes a place from the map, and sends it nowhere before the form is sent", async () => {
  const { page, requests, close } = await visit(browser);
  await page.goto(`${url}/nl/ben-ik-gemeten`);
  await page.getByText("Of kies de plek op de kaart").click();
  await page.waitForFunction(() => document.documentElement.dataset["mapReady"] === "true", null, {
    timeout: 30_000,
  });
  await page.getByRole("button", { name: "Neem het midden van de kaart" }).click();
  const chosen = await page.locator("#place").inputValue();
  expect(chosen).toMatch(/^51\.8\d+, 5\.8\d+$/u);
  expect(requests.filter((asked) => asked.includes("51.8"))).toEqual([]);
  await close();
});

it("keeps nothing of the question: no log, no address, nothing that may be stored", async () => {
  const answer = await ask({ place, date, from, to });
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.has("etag")).toBe(false);
  expect(await answer.text()).toContain("51.84912");
  // What fails is logged too: a table that is away makes the same question fail.
  await database.database.work("contract").query("alter table reading rename to reading_away");
  const failed = await ask({ place, date, from, to });
  await database.database.work("contract").query("alter table reading_away rename to reading");
  expect(failed.status).toBe(500);
  expect(failed.headers.get("cache-control")).toBe("no-store");
  expect(logged).toContain("request failed");
  for (const word of ["51.84912", "5.86331", date, hour.toISOString().slice(0, 13), "ben-ik-gemeten"])
    expect(logged).not.toContain(word);
});
