/** A million payloads that are no JSON among good ones: whether the good ones are harmed, and what is kept of the bad. */
import pg from "pg";
import { numberOf } from "../arguments.ts";
import type { LoadPlan, LoadResult } from "../load/load-plan.ts";
import { memoryMb, treeCpuSeconds } from "../process-usage.ts";
import type { Product } from "../product.ts";
import { load, type Row, type Setting, verdict, whole } from "./setting.ts";

const GOOD_PER_SECOND = numberOf("good-rate", 3_000);
/** As many as good ones, from the same devices. */
const BAD_PER_SECOND = numberOf("bad-rate", GOOD_PER_SECOND);
const BAD_MESSAGES = numberOf("bad-messages", 1_000_000);
const ALONE_MS = Math.min(30_000, (BAD_MESSAGES / BAD_PER_SECOND) * 1_000);

export async function sendBad(
  { folder, cluster, say }: Setting,
  product: Product,
  plan: LoadPlan,
  databaseUrl: string,
): Promise<Row[]> {
  say(`bad: ${whole(BAD_MESSAGES)} bad payloads among good ones`);
  const processes = [product.pid, await cluster.pid()];
  /** Also what it took, of the product and of the database [s of processor time]. */
  const spending = async (more: Partial<LoadPlan>): Promise<LoadResult & { spentS: number }> => {
    const spent = (): number => processes.reduce((sum, pid) => sum + treeCpuSeconds(pid), 0);
    const before = spent();
    const result = await load(folder, plan, more);
    return { ...result, spentS: spent() - before };
  };
  // Whoever sends for the first time is looked up; that is no part of what is compared.
  await load(folder, plan, { messagesPerSecond: GOOD_PER_SECOND, durationMs: ALONE_MS / 3 });
  const alone = await spending({ messagesPerSecond: GOOD_PER_SECOND, durationMs: ALONE_MS });
  const among = await spending({
    messagesPerSecond: GOOD_PER_SECOND + BAD_PER_SECOND,
    bad: BAD_PER_SECOND / (GOOD_PER_SECOND + BAD_PER_SECOND),
    durationMs: (BAD_MESSAGES / BAD_PER_SECOND) * 1_000,
  });
  const goodMs = (alone.spentS * 1_000) / alone.messages;
  const badMs = (among.spentS * 1_000 - goodMs * among.messages) / among.badMessages;
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
    [
      "processor time of 1,000 good / bad messages, ms",
      `${whole(goodMs * 1_000)} / ${whole(badMs * 1_000)}`,
      "",
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
