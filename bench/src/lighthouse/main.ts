/**
 * `npm run bench:lighthouse [-- rounds=3] [-- PAGE ...]`: what Lighthouse says of the pages of the demonstration city on its simulated
 * phone (slow 4G, a processor four times slower, simulated throttling), beside what is asked of them. Prints each page's median round
 * by performance, with the machine and its load; exit 1 when something asked for is not met. Needs Debian's chromium and npm's registry.
 *
 * Other work on the machine makes each task of the page longer, and Lighthouse takes that for the page: blocking and performance mean
 * something on a quiet machine only. The other three categories do not depend on it.
 */
import Table from "cli-table3";
import { isWanted, numberOf } from "../arguments.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { CHROMIUM, CHROMIUM_FLAGS } from "../open-browser.ts";
import { firstSensor, withCity } from "../running-city.ts";
import { type LabBrowser, type LabPage, openLighthouse, type Report } from "./install.ts";

const ROUNDS = numberOf("rounds", 3);
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
/** What Lighthouse calls good, and a quarter less of blocking. */
const LONGEST_BLOCKING_MS = 150;
const LARGEST_SHIFT = 0.05;

interface Plan {
  readonly name: string;
  readonly path: string;
  /** Opens the map as the button of the page does. */
  readonly withMap?: boolean;
  /** 0 to 100. */
  readonly performance: number;
  /** Milliseconds until the largest paint. */
  readonly paintMs: number;
  /** Bytes over the wire; absent: not bounded here. */
  readonly bytes?: number;
  /** Bytes of scripts over the wire. */
  readonly scriptBytes?: number;
}

interface Round {
  readonly scores: Readonly<Record<(typeof CATEGORIES)[number], number>>;
  readonly paintMs: number;
  readonly blockingMs: number;
  readonly shift: number;
  readonly bytes: number;
  readonly scriptBytes: number;
  /** Audits that count and were not met. */
  readonly unmet: readonly string[];
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const failed: string[] = [];
const lighthouse = await openLighthouse();
say(`Lighthouse ${lighthouse.version}; ${describeMachine()}; ${describeLoad()} at the start`);
await withCity(null, measure);
if (failed.length > 0) {
  say(`Not met: ${failed.join("; ")}`);
  process.exitCode = 1;
}

async function measure(site: string): Promise<void> {
  const sensor = await firstSensor(site, "kind=crowd-meter&status=active");
  const list = "/nl/sensoren";
  const plans: readonly Plan[] = [
    { name: "start", path: "/nl/", performance: 95, paintMs: 2_500 },
    { name: "list", path: list, performance: 95, paintMs: 2_500 },
    { name: "list-with-map", path: list, withMap: true, performance: 90, paintMs: 2_500 },
    { name: "sensor", path: `${list}/${sensor}`, performance: 95, paintMs: 2_500 },
    {
      name: "short",
      path: `/s/${sensor}`,
      performance: 95,
      paintMs: 1_200,
      bytes: 30_000,
      scriptBytes: 0,
    },
    { name: "crowds", path: "/nl/drukte", performance: 95, paintMs: 2_500 },
    { name: "promises", path: "/nl/beloften", performance: 95, paintMs: 2_500 },
    { name: "measured", path: "/nl/ben-ik-gemeten", performance: 95, paintMs: 2_500 },
  ];
  const table = new Table({
    head: [
      "page",
      "performance",
      "access.",
      "practices",
      "SEO",
      "LCP ms",
      "blocked ms",
      "shift",
      "kB",
      "JS kB",
      "load",
    ],
    style: { head: [], border: [] },
  });
  for (const plan of plans.filter(({ name }) => isWanted(name))) {
    const rounds: Round[] = [];
    for (let i = 0; i < ROUNDS; i += 1) rounds.push(await visit(site, plan));
    rounds.sort((a, b) => a.scores.performance - b.scores.performance);
    const middle = rounds[Math.floor(rounds.length / 2)];
    if (middle) table.push(judge(plan, middle));
  }
  say(table.toString());
}

/** In a browser of its own: nothing is cached. */
async function visit(site: string, plan: Plan): Promise<Round> {
  const browser: LabBrowser = await lighthouse.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: ["--disable-gpu", ...CHROMIUM_FLAGS],
  });
  try {
    const page = await browser.newPage();
    const url = site + plan.path;
    const result = await lighthouse.navigation(page, plan.withMap ? () => openMap(page, url) : url, {
      flags: { onlyCategories: CATEGORIES, logLevel: "error" },
    });
    if (!result) throw new Error(`Lighthouse said nothing of ${url}`);
    return readReport(result.lhr);
  } finally {
    await browser.close();
  }
}

/** By the page's own means, not by a press: after one Chromium no longer looks for the largest paint. */
async function openMap(page: LabPage, url: string): Promise<void> {
  await page.goto(url, { waitUntil: "domcontentloaded" });
  await page.evaluate(() => document.querySelector<HTMLElement>("#kaart")?.showPopover());
  await page.waitForFunction(() => document.documentElement.dataset["mapReady"] === "true");
}

function readReport({ categories, audits }: Report): Round {
  const score = (category: string) => Math.round((categories[category]?.score ?? 0) * 100);
  const number = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  const unmet = CATEGORIES.filter((category) => category !== "performance")
    .flatMap((category) => categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => id);
  return {
    scores: {
      performance: score("performance"),
      accessibility: score("accessibility"),
      "best-practices": score("best-practices"),
      seo: score("seo"),
    },
    paintMs: number("largest-contentful-paint"),
    blockingMs: number("total-blocking-time"),
    shift: number("cumulative-layout-shift"),
    bytes: number("total-byte-weight"),
    scriptBytes: scriptBytesOf(audits),
    unmet,
  };
}

function scriptBytesOf(audits: Report["audits"]): number {
  const items = audits["network-requests"]?.details?.items ?? [];
  return items
    .filter(({ resourceType }) => resourceType === "Script")
    .reduce((sum, { transferSize }) => sum + transferSize, 0);
}

function judge(plan: Plan, round: Round): string[] {
  const { scores, paintMs, blockingMs, shift, bytes, scriptBytes, unmet } = round;
  const check = (isMet: boolean, shown: string, asked: string): string => {
    if (!isMet) failed.push(`${plan.name}: ${shown} (asked ${asked})`);
    return `${shown}${isMet ? "" : " !"}`;
  };
  const most = (value: number, limit: number | undefined, shown: string): string =>
    limit === undefined ? shown : check(value <= limit, shown, `at most ${limit}`);
  const whole = (category: (typeof CATEGORIES)[number]) =>
    check(scores[category] === 100, String(scores[category]), `${category} 100`);
  if (unmet.length > 0) failed.push(`${plan.name}: ${unmet.join(", ")}`);
  return [
    plan.name,
    check(
      scores.performance >= plan.performance,
      String(scores.performance),
      `performance ${plan.performance}`,
    ),
    whole("accessibility"),
    whole("best-practices"),
    whole("seo"),
    most(paintMs, plan.paintMs, paintMs.toFixed(0)),
    most(blockingMs, LONGEST_BLOCKING_MS, blockingMs.toFixed(0)),
    most(shift, LARGEST_SHIFT, shift.toFixed(3)),
    most(bytes, plan.bytes, (bytes / 1000).toFixed(1)),
    most(scriptBytes, plan.scriptBytes, (scriptBytes / 1000).toFixed(1)),
    describeLoad(),
  ];
}
