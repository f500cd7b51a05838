// A city that mounts its own vector tiles: the browser reads them in ranges from the site, and asks nobody else.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { openIngest } from "@meetpaal/ingest";
import { openRegistryApi, openSiteData, type RegistryApi } from "@meetpaal/registry-api";
import { pino } from "pino";
import type { Browser } from "playwright-core";
import { Registry } from "prom-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useDatabase } from "../../db/test/database.ts";
import { insertCity, insertSensor } from "../../registry-api/test/register.ts";
import { openSite } from "../src/index.ts";
import { breachesOf, launch, visit } from "./browser.ts";
import { madeArchive } from "./made-archive.ts";
import { mapState } from "./map-state.ts";

const timeZone = "Europe/Amsterdam";
const db = useDatabase();
let folder: string;
let server: RegistryApi;
let ingest: Awaited<ReturnType<typeof openIngest>>;
let browser: Browser;
let url = "";

beforeAll(async () => {
  const { database } = db;
  await insertCity(database.work("contract"));
  await insertSensor(database.work("contract"), { publicId: "aaaaaaaa", reference: "DM-001", streams: [] });
  folder = await mkdtemp(join(tmpdir(), "meetpaal-archive-"));
  const basemapPmtiles = join(folder, "stad.pmtiles");
  await writeFile(basemapPmtiles, madeArchive());
  ingest = await openIngest({ database, timeZone, onProblem: () => {} });
  server = await openRegistryApi({
    database,
    ingest,
    site: openSite({ data: openSiteData(database, timeZone), timeZone, demo: false, basemapPmtiles }),
    live: { connect: () => new PassThrough() },
    publicUrl: "http://127.0.0.1",
    timeZone,
    host: "127.0.0.1",
    port: 0,
    log: pino({ level: "silent" }),
    registry: new Registry(),
  });
  url = `http://127.0.0.1:${server.address.port}`;
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await ingest.close();
  await rm(folder, { recursive: true, force: true });
});

it("is read in ranges, and drawn under the sensors", async () => {
  const { page, requests, errors, close } = await visit(browser, { viewport: { width: 1280, height: 860 } });
  const ranges: number[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".pmtiles")) ranges.push(response.status());
  });
  await page.goto(`${url}/nl/sensoren`);
  expect(await mapState(page)).toBe("true");
  // The header with the directory, then the tile.
  expect(ranges.length).toBeGreaterThanOrEqual(2);
  expect(ranges.filter((status) => status !== 206)).toEqual([]);
  expect(await page.locator("main").textContent()).toContain("Kaart: OpenStreetMap");
  expect(requests.filter((asked) => !asked.startsWith(url) && !/^(?:data|blob):/u.test(asked))).toEqual([]);
  expect(await breachesOf(page)).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});

it("refuses a file that is no archive, by its name", async () => {
  const wrong = join(folder, "foto.pmtiles");
  await writeFile(wrong, "JFIF");
  const open = () =>
    openSite({ data: openSiteData(db.database, timeZone), timeZone, demo: false, basemapPmtiles: wrong });
  expect(open).toThrow(`BASEMAP_PMTILES: ${wrong} is no PMTiles archive of version 3.`);
});
