/**
 * `npm run bench:drills [-- NAME ...]`: what fails in a city, made to fail under load; without a name all of them. Prints
 * a table; ends with 1 when anything acknowledged is missing or twice, or when something else was not as it has to be.
 *
 * In small: `kills=3 cuts=2 away-seconds=10 slow-seconds=10 messages=5000`.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Table from "cli-table3";
import { isWanted, parts } from "../arguments.ts";
import { describeLoad, describeMachine } from "../machine.ts";
import { NativeCluster } from "../native-cluster.ts";
import { databaseDrills } from "./database/drills.ts";
import { deviceDrills } from "./devices/drills.ts";
import type { Drills, Outcome } from "./drill.ts";
import { neighbourDrills } from "./neighbours/drills.ts";
import { processDrills } from "./process/drills.ts";

const say = (text: string) => process.stdout.write(`${text}\n`);
const drills: Drills = { ...processDrills, ...databaseDrills, ...deviceDrills, ...neighbourDrills };
const unknown = parts.filter((name) => !(name in drills));
if (unknown.length > 0) {
  say(`There is no drill ${unknown.join(", ")}. There are: ${Object.keys(drills).join(", ")}`);
  process.exit(2);
}

const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-drills-"));
// Its own name, so that several of these may run beside each other.
const cluster = new NativeCluster(`drills-${process.pid}`, []);
const table = new Table({
  head: ["drill", "load", "acknowledged", "missing", "twice", "besides"],
  style: { head: [], border: [] },
});
// One that is broken off takes along what it started.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
let isRight = true;
say(describeMachine());
try {
  for (const [name, drill] of Object.entries(drills)) {
    if (!isWanted(name)) continue;
    report(await drill({ folder, cluster, makeDir }));
  }
} finally {
  await cluster.remove();
  await rm(folder, { recursive: true, force: true });
}
say(table.toString());
process.exitCode = isRight ? 0 : 1;

function report({ name, check, besides, isRight: isRightBesides }: Outcome): void {
  const nothingLost =
    check === undefined || (check.missing === 0 && check.twice === 0 && check.acknowledged > 0);
  isRight &&= nothingLost && isRightBesides;
  const counts = [check?.acknowledged ?? "", check?.missing ?? "", check?.twice ?? ""];
  say(`${name}: ${counts.join(" / ")}; ${besides}${nothingLost && isRightBesides ? "" : " - NOT RIGHT"}`);
  table.push([name, describeLoad(), ...counts, besides]);
}

async function makeDir(name: string): Promise<string> {
  const dir = path.join(folder, name, "data");
  await mkdir(dir, { recursive: true });
  return dir;
}
