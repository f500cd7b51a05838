/**
 * `npm run bench:grow`: 1, 2 and 4 brokers behind Debian's haproxy, with Debian's redis-server, on one native database:
 * readings acknowledged a second and whose processor they took; and brokers killed in turn under load. Prints tables with
 * the machine.
 *
 * Arguments choose parts: `throughput`, `kill`; none: both. In small: `rounds=1 seconds=3 kills=1 most=2`.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import Table from "cli-table3";
import { isWanted, numberOf } from "../arguments.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { makeDatabase, NativeCluster } from "../native-cluster.ts";
import { prepareCity } from "../prepare-city.ts";
import { describeRounds, median } from "../statistics.ts";
import { killOne } from "./kill-one.ts";
import { type Measured, measureBrokers } from "./measure-brokers.ts";

const DEVICES = 200;
const SENSORS_PER_DEVICE = 25;
const ROUNDS = numberOf("rounds", 5);
const SECONDS = numberOf("seconds", 6);
const KILLS = numberOf("kills", 10);
const COUNTS = [1, 2, 4].filter((count) => count <= numberOf("most", 4));

const say = (text: string) => process.stdout.write(`${text}\n`);
const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-grow-"));
const cluster = new NativeCluster("grow", ["shared_buffers=1GB", "max_wal_size=8GB"]);
say(`${describeMachine()}; ${describeLoad()} at the start`);
try {
  if (isWanted("throughput")) await benchThroughput();
  if (isWanted("kill")) await benchKill();
} finally {
  await cluster.remove();
  await rm(folder, { recursive: true, force: true });
}
say(`${describeLoad()} at the end`);

async function benchThroughput(): Promise<void> {
  say(`\nthroughput: registering ${DEVICES * SENSORS_PER_DEVICE} sensors`);
  const settings = { databaseUrl: await makeDatabase(cluster, "product"), dataDir: await makeDir("product") };
  const devices = await prepareCity(settings, DEVICES, SENSORS_PER_DEVICE);
  const table = new Table({
    head: [
      "brokers",
      "readings acknowledged/s",
      "processor for 1,000 readings: brokers",
      "database",
      "haproxy",
    ],
  });
  let firstStep = 0;
  let last: Measured | undefined;
  for (const count of COUNTS) {
    const run = { folder, cluster, rounds: ROUNDS, roundMs: SECONDS * 1_000 };
    last = await measureBrokers(run, settings, devices, count, firstStep);
    firstStep = last.nextStep;
    const { brokers, database, balancer } = last.shares;
    table.push([count, describeRounds(last.rates), inMs(brokers), inMs(database), inMs(balancer)]);
    say(`${count} brokers: ${describeRounds(last.rates)} readings/s`);
  }
  say(table.toString());
  say(
    `${cpus().length} cores carry devices, haproxy, brokers and the database together: more brokers add none.`,
  );
  if (last !== undefined) say(whereTheDatabaseEnds(last));
}

/** What follows for machines of their own: processor time for a reading does not depend on who else has the machine. */
function whereTheDatabaseEnds({ shares: { brokers, database }, rates }: Measured): string {
  const perCore = (share: number) => Math.round(100_000 / share).toLocaleString("en");
  return (
    `A core of brokers takes ${perCore(brokers)} readings/s, a core of the database ${perCore(database)}: ` +
    `${(database / brokers).toFixed(1)} cores of database for each core of brokers ` +
    `(by processor time alone, at ${Math.round(median(rates)).toLocaleString("en")} readings/s).`
  );
}

async function benchKill(): Promise<void> {
  const count = Math.max(2, ...COUNTS);
  say(`\nkill: ${count} brokers, killed in turn under load`);
  const settings = { databaseUrl: await makeDatabase(cluster, "killed"), dataDir: await makeDir("killed") };
  const drill = await killOne(folder, settings, count, KILLS);
  const isRight = drill.missing === 0 && drill.twice === 0 && drill.acknowledged > 0 && drill.grewMeanwhile;
  const table = new Table({ head: [`one of ${count} brokers killed under load`, "measured", "target"] });
  table.push(
    ["kills", drill.kills, ""],
    ["devices that moved to others", drill.moved, ""],
    ["until all were there, slowest", `${(drill.slowestMoveMs / 1_000).toFixed(1)} s`, ""],
    ["slowest PUBACK", `${(drill.slowestAnswerMs / 1_000).toFixed(1)} s`, ""],
    ["the others went on meanwhile", drill.grewMeanwhile ? "yes" : "no", "yes"],
    [
      "acknowledged / missing / twice",
      `${drill.acknowledged} / ${drill.missing} / ${drill.twice}`,
      `0 / 0: ${isRight ? "met" : "NOT MET"}`,
    ],
  );
  say(table.toString());
  if (!isRight) process.exitCode = 1;
}

/** @param share - of a core, in percent, for a thousand readings a second: 1 % is 10 ms for a thousand readings */
function inMs(share: number): string {
  return `${(share * 10).toFixed(1)} ms`;
}

async function makeDir(name: string): Promise<string> {
  const dir = path.join(folder, name, "data");
  await mkdir(dir, { recursive: true });
  return dir;
}
