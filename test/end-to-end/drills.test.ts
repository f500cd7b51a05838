/**
 * The short form of `npm run bench:drills`: the process killed under load on either database, the
 * database killed and away for 10 s, five starts at once, a backup while devices send. Nothing acknowledged is missing or twice.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseAway } from "../../bench/src/drills/database/database-away.ts";
import { backupRestore } from "../../bench/src/drills/process/backup-restore.ts";
import { killUnderLoad } from "../../bench/src/drills/process/kill-under-load.ts";
import { simultaneousStarts } from "../../bench/src/drills/process/simultaneous-starts.ts";
import { makeDatabase, NativeCluster, postgresPrograms } from "../../bench/src/native-cluster.ts";
import { canStartClusters } from "../../db/test/config.ts";
import { makeDataDir } from "../../db/test/database.ts";

/** Half a minute each on a machine of its own. */
const TIMEOUT_MS = 240_000;

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
    const drill = await killUnderLoad(folder, { dataDir: await makeDataDir(folder) }, 1);
    expect(drill).toMatchObject(NOTHING_LOST);
    expect(drill.stored).toBeGreaterThan(1_000);
  },
  TIMEOUT_MS,
);

it(
  "has one owner when five processes start at once after a kill -9",
  async () => {
    const { owners, refusals } = await simultaneousStarts({ dataDir: await makeDataDir(folder) }, 1);
    expect(owners).toEqual([1]);
    expect(refusals).toEqual([expect.stringMatching(/^exit 1: .*DATA_DIR/)]);
  },
  TIMEOUT_MS,
);

describe.runIf(canStartClusters)("on a server", () => {
  const cluster = new NativeCluster("short-drills", []);
  afterAll(() => cluster.remove());

  it(
    "loses nothing when the process is killed",
    async () => {
      const databaseUrl = await makeDatabase(cluster, "killed");
      const drill = await killUnderLoad(folder, { databaseUrl, dataDir: dataDir("server") }, 1);
      expect(drill).toMatchObject(NOTHING_LOST);
      expect(drill.stored).toBeGreaterThan(1_000);
    },
    TIMEOUT_MS,
  );

  it(
    "brings back what was acknowledged before a backup was whole",
    async () => {
      const postgresBin = await postgresPrograms();
      const place = async (name: string) => ({
        databaseUrl: await makeDatabase(cluster, name),
        dataDir: dataDir(name),
        postgresBin,
      });
      const drill = await backupRestore(folder, await place("source"), await place("restored"));
      expect(drill).toMatchObject({ ...NOTHING_LOST, disconnects: 0 });
      expect(drill.stored).toBeGreaterThan(1_000);
    },
    TIMEOUT_MS,
  );

  it(
    "acknowledges nothing while the database is away, keeps its devices, and goes on by itself",
    async () => {
      const databaseUrl = await makeDatabase(cluster, "away");
      const drill = await databaseAway(folder, cluster, { databaseUrl, dataDir: dataDir("away") }, 10);
      expect(drill).toMatchObject({ ...NOTHING_LOST, acknowledgedWhileAway: 0, disconnects: 0 });
      expect(drill.stored).toBeGreaterThan(1_000);
    },
    TIMEOUT_MS,
  );
});
