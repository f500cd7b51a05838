/** A database that is away, stands still, is slow, dies in a checkpoint, or has no room. */
import { execFile } from "node:child_process";
import { mkdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { numberOf } from "../../arguments.ts";
import { makeDatabase, NativeCluster } from "../../native-cluster.ts";
import { alike, type Drills, inSeconds, type Outcome, onServer, type World } from "../drill.ts";
import type { LoadDrill } from "../under-load.ts";
import { databaseFrozen, databaseSlow, killedInCheckpoint } from "./bad-database.ts";
import { type ClockSeen, clockJump } from "./clock-jump.ts";
import { databaseAway } from "./database-away.ts";
import { diskFull, type FullSeen } from "./disk-full.ts";
import { ownClock } from "./own-clock.ts";
import { type Plug, powerCut } from "./power-cut.ts";

const run = promisify(execFile);

const AWAY_SECONDS = numberOf("away-seconds", 300);
const FROZEN_SECONDS = 40;
const SLOW_COMMIT_MS = 2_000;
const SLOW_SECONDS = numberOf("slow-seconds", 60);
const CHECKPOINT_KILLS = numberOf("kills", 10);
const POWER_CUTS = numberOf("cuts", 12);
/** Small, so that pages are written and checkpoints are made all the time. */
const BUSY_DISK = ["shared_buffers=32MB", "max_wal_size=64MB", "min_wal_size=32MB", "checkpoint_timeout=30s"];
/** Holds the database of a drill and a minute of its load. */
const SMALL_DISK_MB = 400;

export const databaseDrills: Drills = {
  away: async (world) => {
    const settings = await onServer(world, "away");
    const drill = await databaseAway(world.folder, world.cluster, settings, AWAY_SECONDS);
    return {
      name: `database killed, away for ${AWAY_SECONDS} s`,
      check: drill,
      besides:
        `${drill.acknowledgedWhileAway} bytes acknowledged meanwhile, ${drill.disconnects} connections lost, ` +
        `most memory ${Math.round(drill.mostMemoryMb)} MB`,
      isRight: drill.acknowledgedWhileAway === 0 && drill.disconnects === 0,
    };
  },
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
    const drill = await databaseSlow(
      world.folder,
      await onServer(world, "slow"),
      SLOW_COMMIT_MS,
      SLOW_SECONDS,
    );
    return {
      name: `every commit takes ${SLOW_COMMIT_MS / 1_000} s, for ${SLOW_SECONDS} s`,
      check: drill,
      besides: alike(drill),
      isRight: drill.disconnects === 0,
    };
  },
  checkpoint: async (world) => {
    const settings = await onServer(world, "checkpoint");
    const drill = await killedInCheckpoint(world.folder, world.cluster, settings, CHECKPOINT_KILLS);
    const { kills, slowestBackMs } = drill.seen;
    return {
      name: `database killed in a checkpoint ${kills} times`,
      check: drill,
      besides: `${drill.disconnects} connections lost, the next PUBACK at most ${inSeconds(slowestBackMs)} after its start`,
      isRight: drill.disconnects === 0,
    };
  },
  "clock-server": async (world) => {
    const cluster = new NativeCluster(`drill-clock-${process.pid}`, [], { hasOwnClock: true });
    try {
      const settings = {
        databaseUrl: await makeDatabase(cluster, "clocked"),
        dataDir: await world.makeDir("clock-server"),
      };
      const drill = await clockJump(world.folder, settings, (offset) => cluster.moveClock(offset), true);
      return whenMoved("of the database's machine", drill, true);
    } finally {
      await cluster.remove();
    }
  },
  "clock-process": async (world) => {
    const clock = await ownClock(world.folder, "process");
    const settings = { ...(await onServer(world, "processed")), more: clock.environment };
    const drill = await clockJump(world.folder, settings, clock.move, false);
    return whenMoved("of the process's machine, not of the database's", drill, false);
  },
  "clock-embedded": async (world) => {
    const clock = await ownClock(world.folder, "embedded");
    const settings = { dataDir: await world.makeDir("clock-embedded"), more: clock.environment };
    const drill = await clockJump(world.folder, settings, clock.move, true);
    return whenMoved("of the process with the embedded database", drill, true);
  },
  "power-server": async (world) => {
    const cluster = new NativeCluster(`drill-power-${process.pid}`, BUSY_DISK);
    const dataDir = await world.makeDir("power-server");
    const url = async () => {
      // None of its processes outlives a power cut; here another server may have got their number since.
      await rm(path.join(await cluster.folder(), "postmaster.pid"), { force: true });
      const server = new URL(await cluster.start());
      server.pathname = "/powerless";
      return server.href;
    };
    let databaseUrl: string | undefined;
    try {
      return await cutPower(world, "server", {
        at: await cluster.folder(),
        start: async () => {
          databaseUrl = databaseUrl === undefined ? await makeDatabase(cluster, "powerless") : await url();
          return { databaseUrl, dataDir };
        },
        // What it still holds in memory is given up with the disk.
        stop: () => cluster.kill().catch(() => {}),
      });
    } finally {
      await cluster.remove();
    }
  },
  "power-embedded": async (world) => {
    const disk = path.join(world.folder, "power-disk");
    const dataDir = path.join(disk, "data");
    return await cutPower(world, "embedded", {
      at: disk,
      start: async () => {
        await mkdir(dataDir, { recursive: true });
        return { dataDir };
      },
      stop: () => Promise.resolve(),
    });
  },
  "full-embedded": async (world) =>
    await onSmallDisk(world, async (disk) => {
      const dataDir = path.join(disk, "data");
      await mkdir(dataDir);
      const drill = await diskFull(world.folder, disk, { dataDir }, () => Promise.resolve());
      return whenFull("embedded", drill);
    }),
  "full-server": async (world) => {
    const cluster = new NativeCluster(`drill-full-${process.pid}`, []);
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

function whenMoved(whose: string, drill: LoadDrill<ClockSeen>, isDatabases: boolean): Outcome {
  const { alarmAfterMs, deleted, retentionAfterMs } = drill.seen;
  const alarms = alarmAfterMs.map((ms) => (ms === null ? "none" : inSeconds(ms))).join(", ");
  const accepted = retentionAfterMs === null ? "never" : `after ${inSeconds(retentionAfterMs)}`;
  return {
    name: `clock jumps a day forward, back, a day back and forward: that ${whose}`,
    check: drill,
    besides:
      `alarm after ${alarms}; ${deleted} rows deleted; retention ${isDatabases ? "ran again once the clock was accepted" : "went on"}: ` +
      `${accepted}; ${drill.quarantined} values quarantined by their time; ${alike(drill)}`,
    isRight:
      alarmAfterMs.every((ms) => (ms !== null) === isDatabases) &&
      deleted === 0 &&
      retentionAfterMs !== null &&
      drill.disconnects === 0,
  };
}

async function cutPower(world: World, edition: string, plug: Plug): Promise<Outcome> {
  const drill = await powerCut(world.folder, plug, POWER_CUTS, Date.now() % 1_000_000);
  const { cuts, writes, syncs, slowestStartMs, seed } = drill;
  return {
    name: `power cut under load at ${cuts} moments, ${edition} database`,
    check: drill,
    besides: `of ${writes} writes and ${syncs} syncs of its disk; everything answered at most ${inSeconds(slowestStartMs)} after the start; seed ${seed}`,
    isRight: true,
  };
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
