/**
 * A new version on the data of the one before, while devices send: what the newest migration made is taken away, so the
 * database is as the version before left it; then the process is stopped and started again.
 */
import { openDatabase } from "@meetpaal/db";
import type { ProductSettings } from "../../product.ts";
import { type LoadDrill, underLoad } from "../under-load.ts";

/** By hand, as its opposite: migrations only go forward. */
const TAKE_BACK = "drop table backup; delete from migration where name = '0023_backup.sql'";
const HAS_IT = "select exists (select from migration where name = '0023_backup.sql') as \"isThere\"";

export interface UpgradeSeen {
  /** From its start until everything answers, the migration included. */
  startMs: number;
  isMigrated: boolean;
}

export async function upgrade(
  folder: string,
  settings: ProductSettings & { databaseUrl: string },
): Promise<LoadDrill<UpgradeSeen>> {
  return await underLoad(folder, settings, async ({ product, startAgain, goesOn }) => {
    const database = await openDatabase({ url: settings.databaseUrl });
    try {
      await product().stop();
      await database.work("jobs").query(TAKE_BACK);
      const startMs = await startAgain();
      await goesOn();
      const { rows } = await database.work("jobs").query<{ isThere: boolean }>(HAS_IT);
      return { startMs, isMigrated: rows[0]?.isThere === true };
    } finally {
      await database.close();
    }
  });
}
