/**
 * The short form of `npm run bench:drills`: the process killed under load on either database, the
 * database killed and away for 10 s, five starts at once, a backup while devices send. Nothing acknowledged is missing or twice.
 *
 * What proves it is what was under way when something happened, not how long it went on before, and how much the machine can
 * take is a benchmark's: the load leaves it most of its time.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseAway } from "../../bench/src/drills/database/database-away.ts";
import { prepareDrillCity } from "../../bench/src/drills/drill-load.ts";
import { backupRestore } from "../../bench/src/drills/process/backup-restore.ts";
import { killUnderLoad } from "../../bench/src/drills/process/kill-under-load.ts";
import { simultaneousStarts } from "../../bench/src/drills/process/simultaneous-starts.ts";
import type { PlannedDevice } from "../../bench/src/load/load-plan.ts";
import { makeDatabase, NativeCluster, postgresPrograms } from "../../bench/src/native-cluster.ts";
import { canStartClusters } from "../../db/test/config.ts";
import { makeDataDir } from "../../db/test/database.ts";

/** Half a minute each on a machine of its own. */
const TIMEOUT_MS = 240_000;

const isShortLived = true;
/** Enough for some to be under way at any moment: a commit takes milliseconds. */
const BUSY = { messagesPerSecond: 500 };
const STEADY = { messagesPerSecond: 200 };

const NOTHING_LOST = { missing: 0, twice: 0, quarantined: 0 };

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "drills-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function dataDir(name: string): string {
  const dir = path.join(folder, name, "data");
  mkdirSync(dir, { recursive: true });
  return dir;
}

it(
  "loses nothing when the process with the embedded database is killed",
  async () => {
    // At the drill's own rate: with half of it, a product that acknowledged before the commit was not always found out.
    const drill = await killUnderLoad(folder, { dataDir: await makeDataDir(folder), isShortLived }, 1);
    expect(drill).toMatchObject(NOTHING_LOST);
    expect(drill.stored).toBeGreaterThan(1_000);
  },
  TIMEOUT_MS,
);

it(
  "has one owner when five processes start at once after a kill -9",
  async () => {
    const { owners, refusals } = await simultaneousStarts(
      { dataDir: await makeDataDir(folder), isShortLived },
      1,
    );
    expect(owners).toEqual([1]);
    expect(refusals).toEqual([expect.stringMatching(/^exit 1: .*DATA_DIR/)]);
  },
  TIMEOUT_MS,
);

describe.runIf(canStartClusters)("on a server", () => {
  // Its scheduler would hold a connection to the database that others are copied from.
  const cluster = new NativeCluster("short-drills", ["timescaledb.max_background_workers=0"]);
  let devices: PlannedDevice[];

  beforeAll(async () => {
    const databaseUrl = await makeDatabase(cluster, "city");
    devices = await prepareDrillCity({ databaseUrl, dataDir: dataDir("city") });
  }, TIMEOUT_MS);
  afterAll(() => cluster.remove());

  it(
    "loses nothing when the process is killed",
    async () => {
      const databaseUrl = await makeDatabase(cluster, "killed", "city");
      const drill = await killUnderLoad(folder, { databaseUrl, dataDir: dataDir("server") }, 1, {
        devices,
        load: BUSY,
      });
      expect(drill).toMatchObject(NOTHING_LOST);
      expect(drill.stored).toBeGreaterThan(1_000);
    },
    TIMEOUT_MS,
  );

  it(
    "brings back what was acknowledged before a backup was whole",
    async () => {
      const postgresBin = await postgresPrograms();
      const place = async (name: string, template?: string) => ({
        databaseUrl: await makeDatabase(cluster, name, template),
        dataDir: dataDir(name),
        postgresBin,
      });
      const drill = await backupRestore(folder, await place("source", "city"), await place("restored"), {
        devices,
        load: STEADY,
      });
      expect(drill).toMatchObject({ ...NOTHING_LOST, disconnects: 0 });
      expect(drill.stored).toBeGreaterThan(1_000);
    },
    TIMEOUT_MS,
  );

  it(
    "acknowledges nothing while the database is away, keeps its devices, and goes on by itself",
    async () => {
      const databaseUrl = await makeDatabase(cluster, "away", "city");
      const drill = await databaseAway(folder, cluster, { databaseUrl, dataDir: dataDir("away") }, 10, {
        devices,
        load: STEADY,
      });
      expect(drill).toMatchObject({ ...NOTHING_LOST, acknowledgedWhileAway: 0, disconnects: 0 });
      expect(drill.stored).toBeGreaterThan(1_000);
    },
    TIMEOUT_MS,
  );
});
