/** The process killed, started five times at once, backed up. */
import path from "node:path";
import { numberOf } from "../../arguments.ts";
import { makeDatabase, postgresPrograms } from "../../native-cluster.ts";
import type { ProductSettings } from "../../product.ts";
import { alike, type Drills, inSeconds, type Outcome, onServer, type World } from "../drill.ts";
import { backupRestore } from "./backup-restore.ts";
import { killParts } from "./kill-parts.ts";
import { killUnderLoad } from "./kill-under-load.ts";
import { rollBack } from "./roll-back.ts";
import { simultaneousStarts } from "./simultaneous-starts.ts";
import { upgrade } from "./upgrade.ts";
import { versionBefore } from "./version-before.ts";

const KILLS = numberOf("kills", 20);
const PART_KILLS = numberOf("kills", 5);
const START_ROUNDS = numberOf("kills", 20);

export const processDrills: Drills = {
  "kill-server": async (world) => await killed(world, "server", await onServer(world, "killed")),
  "kill-embedded": async (world) =>
    await killed(world, "embedded", { dataDir: await world.makeDir("embedded") }),
  "backup-server": async (world) => {
    const place = async (name: string) => ({
      dataDir: await world.makeDir(`${name}-server`),
      databaseUrl: await makeDatabase(world.cluster, name),
      postgresBin: await postgresPrograms(),
    });
    return await backedUp(world, "server", await place("source"), await place("restored"));
  },
  "backup-embedded": async (world) => {
    const place = async (name: string) => ({ dataDir: await world.makeDir(`${name}-embedded`) });
    return await backedUp(world, "embedded", await place("source"), await place("restored"));
  },
  upgrade: async (world) => await upgraded(world, false),
  "upgrade-beside": async (world) => await upgraded(world, true),
  "roll-back": rolledBack,
  "kill-parts": async (world) => {
    const drill = await killParts(world.folder, await onServer(world, "parts"), PART_KILLS);
    const { slowestApiStartMs, answersWithoutBroker, acknowledgedWithoutApi } = drill.seen;
    return {
      name: `broker and API as processes of their own, each killed ${PART_KILLS} times`,
      check: drill,
      besides:
        `the API answered ${answersWithoutBroker} times without a broker, and was back after at most ` +
        `${inSeconds(slowestApiStartMs)}; ${acknowledgedWithoutApi} bytes acknowledged without an API; ${alike(drill)}`,
      isRight: answersWithoutBroker === PART_KILLS && acknowledgedWithoutApi > 0,
    };
  },
  starts: async ({ makeDir }) => {
    const { owners, refusals } = await simultaneousStarts({ dataDir: await makeDir("starts") }, START_ROUNDS);
    const alone = owners.filter((count) => count === 1).length;
    return {
      name: `5 starts at once after kill -9, ${START_ROUNDS} times`,
      check: undefined,
      besides: `exactly one owner ${alone} times; the others: ${refusals.join(" | ")}`,
      isRight: alone === START_ROUNDS,
    };
  },
};

async function upgraded(world: World, isBeside: boolean): Promise<Outcome> {
  const name = isBeside
    ? "new version brings the database up to date while the one before goes on writing"
    : "new version started on the data of the one before";
  const before = await versionBefore(path.join(world.folder, isBeside ? "beside" : "instead"));
  if (typeof before === "string") return { name, check: undefined, besides: before, isRight: true };
  const settings = await onServer(world, isBeside ? "upgraded_beside" : "upgraded");
  const drill = await upgrade(world.folder, settings, before.folder, isBeside);
  const { startMs, migrations, acknowledgedMeanwhile } = drill.seen;
  return {
    name,
    check: drill,
    besides:
      `from ${before.commit.slice(0, 10)}: ${migrations} migrations, everything answered after ${inSeconds(startMs)}` +
      `${isBeside ? `, ${acknowledgedMeanwhile} bytes acknowledged meanwhile` : ""}; ${alike(drill)}`,
    isRight: migrations > 0 && (!isBeside || acknowledgedMeanwhile > 0),
  };
}

async function rolledBack(world: World): Promise<Outcome> {
  const name = "back to the version before, by its backup";
  const before = await versionBefore(path.join(world.folder, "back"));
  if (typeof before === "string") return { name, check: undefined, besides: before, isRight: true };
  const place = async (database: string) => ({
    ...(await onServer(world, database)),
    postgresBin: await postgresPrograms(),
  });
  const drill = await rollBack(
    world.folder,
    await place("rolled_on"),
    before.folder,
    await place("rolled_back"),
  );
  const { refusal, refusedWith, leftBehind, awayMs, disconnects } = drill;
  return {
    name,
    check: drill,
    besides:
      `${before.commit.slice(0, 10)} on the newer database ended with ${refusedWith}: "${refusal}"; the next PUBACK ` +
      `${inSeconds(awayMs)} after the new version's end; ${leftBehind} values are in the newer database alone; ${disconnects} connections lost`,
    isRight: refusedWith === 1 && refusal.includes("newer version"),
  };
}

async function killed({ folder }: World, edition: string, settings: ProductSettings): Promise<Outcome> {
  const drill = await killUnderLoad(folder, settings, KILLS);
  return {
    name: `process killed under load ${KILLS} times, ${edition} database`,
    check: drill,
    besides: `slowest start ${inSeconds(drill.slowestStartMs)}, ${drill.quarantined} quarantined`,
    isRight: true,
  };
}

async function backedUp(
  { folder }: World,
  edition: string,
  source: ProductSettings,
  restored: ProductSettings,
): Promise<Outcome> {
  const drill = await backupRestore(folder, source, restored);
  return {
    name: `backup while devices send, restored elsewhere, ${edition} database`,
    check: drill,
    besides:
      `${Math.round(drill.backupBytes / 1e6)} MB in ${drill.backupSeconds.toFixed(1)} s, slowest PUBACK ` +
      `${inSeconds(drill.slowestMs)}, ${drill.disconnects} connections lost, restored in ${drill.restoreSeconds.toFixed(1)} s`,
    isRight: true,
  };
}
