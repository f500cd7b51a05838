/** The drills of a bad database, network and disk, each by its name, and what is said of it besides. */
import { execFile } from "node:child_process";
import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { makeDatabase, NativeCluster } from "../native-cluster.ts";
import type { ProductSettings } from "../product.ts";
import { databaseFrozen, databaseSlow, killedInCheckpoint } from "./bad-database.ts";
import { connectionsCut } from "./bad-network.ts";
import type { LedgerCheck } from "./check-ledger.ts";
import { diskFull, type FullSeen } from "./disk-full.ts";
import type { LoadDrill } from "./under-load.ts";
import { upgrade } from "./upgrade.ts";

const run = promisify(execFile);

const FROZEN_SECONDS = 40;
const SLOW_COMMIT_MS = 2_000;
const LOAD_SECONDS = 60;
const CHECKPOINT_KILLS = 10;
/** Holds the database of a drill and a minute of its load. */
const SMALL_DISK_MB = 400;

export interface Outcome {
  name: string;
  check: LedgerCheck;
  besides: string;
  isRight: boolean;
}

export interface World {
  folder: string;
  cluster: NativeCluster;
  makeDir: (name: string) => Promise<string>;
}

/** By the argument that asks for one. */
export const badWorld: Record<string, (world: World) => Promise<Outcome>> = {
  frozen: async (world) => {
    const settings = await onServer(world, "frozen");
    const drill = await databaseFrozen(world.folder, world.cluster, settings, FROZEN_SECONDS);
    const { acknowledgedMeanwhile, backAfterMs } = drill.seen;
    return {
      name: `database stands still for ${FROZEN_SECONDS} s`,
      check: drill,
      besides: `${acknowledgedMeanwhile} bytes acknowledged meanwhile, ${drill.disconnects} connections lost, the next PUBACK after ${inSeconds(backAfterMs)}`,
      isRight: acknowledgedMeanwhile === 0 && drill.disconnects === 0,
    };
  },
  slow: async (world) => {
    const settings = await onServer(world, "slow");
    const drill = await databaseSlow(world.folder, settings, SLOW_COMMIT_MS, LOAD_SECONDS);
    return {
      name: `every commit takes ${SLOW_COMMIT_MS / 1_000} s, for ${LOAD_SECONDS} s`,
      check: drill,
      besides: alike(drill),
      isRight: drill.disconnects === 0,
    };
  },
  checkpoint: async (world) => {
    const settings = await onServer(world, "checkpoint");
    const drill = await killedInCheckpoint(world.folder, world.cluster, settings, CHECKPOINT_KILLS);
    return {
      name: `database killed in a checkpoint ${drill.seen.kills} times`,
      check: drill,
      besides: alike(drill),
      isRight: drill.disconnects === 0,
    };
  },
  cut: async (world) => {
    const drill = await connectionsCut(world.folder, await onServer(world, "cut"), LOAD_SECONDS);
    return {
      name: `connections of devices cut in the middle of a packet, for ${LOAD_SECONDS} s`,
      check: drill,
      besides: `${drill.seen.cuts} cuts`,
      isRight: drill.seen.cuts > 0,
    };
  },
  upgrade: async (world) => {
    const drill = await upgrade(world.folder, await onServer(world, "upgraded"));
    return {
      name: "new version started on the data of the one before",
      check: drill,
      besides: `answers after ${inSeconds(drill.seen.startMs)}; ${alike(drill)}`,
      isRight: drill.seen.isMigrated,
    };
  },
  "full-embedded": async (world) =>
    await onSmallDisk(world, async (disk) => {
      const dataDir = path.join(disk, "data");
      await mkdir(dataDir);
      const drill = await diskFull(world.folder, disk, { dataDir }, () => Promise.resolve());
      return whenFull("embedded", drill);
    }),
  "full-server": async (world) => {
    const cluster = new NativeCluster("drill-full", []);
    return await onSmallDisk(
      world,
      async (disk) => {
        const databaseUrl = await makeDatabase(cluster, "filled");
        const settings = { databaseUrl, dataDir: await world.makeDir("full-server") };
        try {
          return whenFull("server", await diskFull(world.folder, disk, settings, () => cluster.start()));
        } finally {
          await cluster.stop();
        }
      },
      await cluster.folder(),
    );
  },
};

async function onServer(
  { cluster, makeDir }: World,
  name: string,
): Promise<ProductSettings & { databaseUrl: string }> {
  return { databaseUrl: await makeDatabase(cluster, name), dataDir: await makeDir(name) };
}

/** @param at - where the small disk is to be seen */
async function onSmallDisk(
  { folder }: World,
  drill: (disk: string) => Promise<Outcome>,
  at = path.join(folder, "small-disk"),
): Promise<Outcome> {
  await mkdir(at, { recursive: true });
  // Its owner is that of the folder around it: the server's own user, where it is a server's.
  const { uid, gid } = await stat(path.dirname(at));
  const options = `size=${SMALL_DISK_MB}m,mode=0700,uid=${uid},gid=${gid}`;
  await run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", at]);
  try {
    return await drill(at);
  } finally {
    await run("umount", ["--lazy", at]);
  }
}

function whenFull(edition: string, drill: LoadDrill<FullSeen>): Outcome {
  const { hasEnded, acknowledgedAtLast, backAfterMs } = drill.seen;
  return {
    name: `disk full, ${edition} database`,
    check: drill,
    besides: `${hasEnded ? "the process ended by itself" : "the process went on waiting"}, ${acknowledgedAtLast} bytes acknowledged at last, the next PUBACK ${inSeconds(backAfterMs)} after there was room; ${alike(drill)}`,
    isRight: acknowledgedAtLast === 0,
  };
}

function alike({ disconnects, slowestMs }: LoadDrill<unknown>): string {
  return `${disconnects} connections lost, slowest PUBACK ${inSeconds(slowestMs)}`;
}

function inSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
