/**
 * `npm run bench:drills`: kills and outages on both databases, and simultaneous starts. Prints tables;
 * ends with 1 when anything is missing, twice, or owned by two.
 *
 * Arguments choose parts: `kill-server`, `kill-embedded`, `away`, `starts`, `backup-server`,
 * `backup-embedded`, and those of bad-world.ts; none: all.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Table from "cli-table3";
import { describeLoad, describeMachine } from "../machine.ts";
import { makeDatabase, NativeCluster, postgresPrograms } from "../native-cluster.ts";
import { backupRestore } from "./backup-restore.ts";
import { badWorld } from "./bad-world.ts";
import type { LedgerCheck } from "./check-ledger.ts";
import { databaseAway } from "./database-away.ts";
import { killUnderLoad } from "./kill-under-load.ts";
import { simultaneousStarts } from "./simultaneous-starts.ts";

const KILLS = 20;
const AWAY_SECONDS = 300;
const START_ROUNDS = 20;

const wanted = process.argv.slice(2);
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);
const say = (text: string) => process.stdout.write(`${text}\n`);

const folder = await mkdtemp(path.join(tmpdir(), "meetpaal-drills-"));
const cluster = new NativeCluster("drills", []);
const table = new Table({ head: ["drill", "acknowledged", "missing", "twice", "besides"] });
let isRight = true;
say(`${describeMachine()}; ${describeLoad()} at the start`);
try {
  for (const edition of ["server", "embedded"] as const) {
    if (!isWanted(`kill-${edition}`)) continue;
    const databaseUrl = edition === "server" ? await makeDatabase(cluster, "killed") : undefined;
    const drill = await killUnderLoad(folder, { databaseUrl, dataDir: await makeDir(edition) }, KILLS);
    const besides = `slowest start ${Math.round(drill.slowestStartMs)} ms, ${drill.quarantined} quarantined`;
    report(`process killed under load ${KILLS} times, ${edition} database`, drill, besides);
  }
  if (isWanted("away")) {
    const databaseUrl = await makeDatabase(cluster, "away");
    const drill = await databaseAway(
      folder,
      cluster,
      { databaseUrl, dataDir: await makeDir("away") },
      AWAY_SECONDS,
    );
    isRight &&= drill.acknowledgedWhileAway === 0 && drill.disconnects === 0;
    const besides =
      `${drill.acknowledgedWhileAway} bytes acknowledged meanwhile, ${drill.disconnects} connections lost, ` +
      `most memory ${Math.round(drill.mostMemoryMb)} MB`;
    report(`database killed, away for ${AWAY_SECONDS} s`, drill, besides);
  }
  for (const edition of ["server", "embedded"] as const) {
    if (!isWanted(`backup-${edition}`)) continue;
    const place = async (name: string) => ({
      dataDir: await makeDir(`${name}-${edition}`),
      ...(edition === "server"
        ? { databaseUrl: await makeDatabase(cluster, name), postgresBin: await postgresPrograms() }
        : {}),
    });
    const drill = await backupRestore(folder, await place("source"), await place("restored"));
    const besides =
      `${Math.round(drill.backupBytes / 1e6)} MB in ${drill.backupSeconds.toFixed(1)} s, slowest PUBACK ` +
      `${Math.round(drill.slowestMs)} ms, ${drill.disconnects} connections lost, restored in ${drill.restoreSeconds.toFixed(1)} s`;
    report(`backup while devices send, restored elsewhere, ${edition} database`, drill, besides);
  }
  for (const [part, drill] of Object.entries(badWorld)) {
    if (!isWanted(part)) continue;
    const outcome = await drill({ folder, cluster, makeDir });
    isRight &&= outcome.isRight;
    report(outcome.name, outcome.check, outcome.besides);
  }
  if (isWanted("starts")) {
    const { owners, refusals } = await simultaneousStarts({ dataDir: await makeDir("starts") }, START_ROUNDS);
    const alone = owners.filter((count) => count === 1).length;
    isRight &&= alone === START_ROUNDS;
    table.push([
      `5 starts at once after kill -9, ${START_ROUNDS} times`,
      "",
      "",
      "",
      `exactly one owner ${alone} times`,
    ]);
    for (const refusal of refusals) say(`a refused start: ${refusal}`);
  }
} finally {
  await cluster.remove();
  await rm(folder, { recursive: true, force: true });
}
say(table.toString());
say(`${describeLoad()} at the end`);
process.exitCode = isRight ? 0 : 1;

function report(name: string, check: LedgerCheck, besides: string): void {
  isRight &&= check.missing === 0 && check.twice === 0 && check.acknowledged > 0;
  say(
    `${name}: ${check.acknowledged} acknowledged, ${check.missing} missing, ${check.twice} twice; ${besides}`,
  );
  table.push([name, check.acknowledged, check.missing, check.twice, besides]);
}

async function makeDir(name: string): Promise<string> {
  const dir = path.join(folder, name, "data");
  await mkdir(dir, { recursive: true });
  return dir;
}
