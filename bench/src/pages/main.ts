/**
 * `npm run bench:pages [-- phone | many]`: what a citizen waits for, in a real browser. `phone`: each page of the demonstration city on
 * a simulated phone, beside its budget. `many`: the list of ten thousand sensors, and its map in software rendering. Exit 1 when a
 * budget is passed. Needs Debian's chromium.
 */
import Table from "cli-table3";
import { describeLoad, describeMachine } from "../machine.ts";
import { CHROMIUM, openBrowser } from "../open-browser.ts";
import { firstSensor, withCity } from "../running-city.ts";
import { median } from "../statistics.ts";
import { manySensors } from "./many-sensors.ts";
import { desktop, type Measured, phone, type Visitor, visitPage } from "./visit.ts";

const ROUNDS = 5;
const MANY = 10_000;

/** One page, for one visitor, with what it may cost. */
interface Plan {
  name: string;
  path: string;
  visitor: Visitor;
  withMap?: boolean;
  /** Milliseconds until the largest paint. */
  paintMs: number;
  /** Bytes over the wire. */
  bytes: number;
  /** Milliseconds until the map is idle. */
  mapMs?: number;
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const browser = await openBrowser(CHROMIUM);
const failed: string[] = [];

try {
  const part = process.argv[2];
  say(`${describeMachine()}; ${describeLoad()} at the start; median of ${ROUNDS} visits`);
  if (part === undefined || part === "phone") await withCity(null, measurePhone);
  if (part === undefined || part === "many") await withCity(manySensors(MANY), measureMany);
} finally {
  await browser.close();
}
if (failed.length > 0) {
  say(`Over budget: ${failed.join("; ")}`);
  process.exitCode = 1;
}

async function measurePhone(site: string): Promise<void> {
  const counting = await firstSensor(site, "kind=crowd-meter&status=active");
  const onPhone = (name: string, page: string, paintMs: number, bytes: number): Plan => ({
    name,
    path: page,
    visitor: phone,
    paintMs,
    bytes,
  });
  await measureAll(site, [
    onPhone("behind the QR code", `/s/${counting}`, 1_200, 30_000),
    onPhone("start", "/nl/", 1_800, 90_000),
    onPhone("list", "/nl/sensoren", 1_800, 90_000),
    onPhone("sensor", `/nl/sensoren/${counting}`, 1_800, 80_000),
    onPhone("crowds", "/nl/drukte", 1_800, 90_000),
    {
      name: "list with map",
      path: "/nl/sensoren",
      visitor: desktop,
      withMap: true,
      paintMs: 2_500,
      bytes: 600_000,
    },
  ]);
}

async function measureMany(site: string): Promise<void> {
  await measureAll(site, [
    { name: `list of ${MANY}`, path: "/nl/sensoren", visitor: phone, paintMs: 2_500, bytes: 110_000 },
    {
      name: `list and map of ${MANY}`,
      path: "/nl/sensoren",
      visitor: desktop,
      withMap: true,
      paintMs: 2_500,
      bytes: 1_200_000,
      mapMs: 3_000,
    },
  ]);
  for (const query of ["", "?q=stasionsplein", "?kind=noise&near=Waalkade+2"]) {
    const times: number[] = [];
    for (let i = 0; i < 30; i += 1) {
      const start = performance.now();
      await (await fetch(`${site}/nl/sensoren${query}`)).text();
      times.push(performance.now() - start);
    }
    const worst = Math.max(...times);
    say(`server, /nl/sensoren${query}: median ${median(times).toFixed(0)} ms, worst ${worst.toFixed(0)} ms`);
  }
}

async function measureAll(site: string, plans: readonly Plan[]): Promise<void> {
  const table = new Table({
    head: [
      "page",
      "visitor",
      "LCP ms (budget)",
      "blocked ms",
      "shift",
      "kB (budget)",
      "requests",
      "map idle ms",
    ],
  });
  for (const plan of plans) {
    const visits: Measured[] = [];
    // The first fills caches of the server; a page that was asked for a second ago is what most people meet.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const visit = await visitPage(browser, plan.visitor, site + plan.path, plan.withMap);
      if (round > 0) visits.push(visit);
    }
    table.push(row(plan, visits));
  }
  say(table.toString());
  say(`${describeLoad()} at the end`);
}

function row(plan: Plan, visits: readonly Measured[]): string[] {
  const middle = (pick: (visit: Measured) => number) => median(visits.map(pick));
  const paint = middle(({ largestPaint }) => largestPaint);
  const bytes = middle(({ bytes: sent }) => sent);
  const idle = plan.withMap ? middle(({ mapIdle }) => mapIdle ?? Number.NaN) : null;
  if (paint > plan.paintMs) failed.push(`${plan.name}: LCP ${paint.toFixed(0)} ms`);
  if (bytes > plan.bytes) failed.push(`${plan.name}: ${(bytes / 1000).toFixed(0)} kB`);
  if (plan.mapMs !== undefined && !(idle !== null && idle <= plan.mapMs))
    failed.push(`${plan.name}: map idle after ${idle?.toFixed(0)} ms`);
  return [
    plan.name,
    plan.visitor.name,
    `${paint.toFixed(0)} (${plan.paintMs})`,
    middle(({ blocked }) => blocked).toFixed(0),
    middle(({ shift }) => shift).toFixed(3),
    `${(bytes / 1000).toFixed(1)} (${plan.bytes / 1000})`,
    middle(({ requests }) => requests).toFixed(0),
    idle === null ? "" : `${idle.toFixed(0)}${plan.mapMs === undefined ? "" : ` (${plan.mapMs})`}`,
  ];
}
