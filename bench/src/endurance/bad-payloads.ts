/** A million payloads that are no JSON, three for every good one: whether the good ones are harmed, and what is kept of the bad. */
import pg from "pg";
import { numberOf } from "../arguments.ts";
import type { LoadPlan } from "../load/load-plan.ts";
import { memoryMb } from "../process-usage.ts";
import type { Product } from "../product.ts";
import { load, type Row, type Setting, verdict, whole } from "./setting.ts";

const GOOD_PER_SECOND = 3_000;
const BAD_PER_SECOND = 9_000;
const BAD_MESSAGES = numberOf("bad-messages", 1_000_000);
const ALONE_MS = Math.min(30_000, (BAD_MESSAGES / BAD_PER_SECOND) * 1_000);

export async function sendBad(
  { folder, say }: Setting,
  product: Product,
  plan: LoadPlan,
  databaseUrl: string,
): Promise<Row[]> {
  say(`bad: ${whole(BAD_MESSAGES)} bad payloads among good ones`);
  const alone = await load(folder, plan, { messagesPerSecond: GOOD_PER_SECOND, durationMs: ALONE_MS });
  const among = await load(folder, plan, {
    messagesPerSecond: GOOD_PER_SECOND + BAD_PER_SECOND,
    bad: BAD_PER_SECOND / (GOOD_PER_SECOND + BAD_PER_SECOND),
    durationMs: (BAD_MESSAGES / BAD_PER_SECOND) * 1_000,
  });
  const rows = await countQuarantine(databaseUrl);
  // Bad payloads leave a row a sensor, reason and hour, and the run may see an hour pass.
  const mostRows = plan.devices.reduce((sum, { sensors }) => sum + sensors.length, 0) * 2;
  return [
    [
      "bad payloads decided",
      whole(among.badMessages),
      // Which message is bad is left to chance.
      verdict(among.badMessages > BAD_MESSAGES * 0.99, whole(BAD_MESSAGES)),
    ],
    ["p99 of good ones alone, ms", alone.p99Ms.toFixed(1), ""],
    [
      "p99 of good ones among bad ones, ms",
      among.p99Ms.toFixed(1),
      verdict(among.p99Ms < 2 * alone.p99Ms, "< 2 times"),
    ],
    ["rows in the quarantine", whole(rows), verdict(rows <= mostRows, `<= ${whole(mostRows)}`)],
    ["memory, MB", whole(memoryMb(product.pid).now), ""],
  ];
}

async function countQuarantine(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ count: number }>("select count(*)::int as count from quarantine");
  await client.end();
  return rows[0]?.count ?? 0;
}
