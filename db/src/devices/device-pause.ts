/** Asks a device to pause, or to go on. It is told through the contract, so every process hears of it. */
import type { Database } from "../database.ts";
import { lockContract, publishGeneration } from "../register/publish-generation.ts";

const PAUSE = `
  update device
  set paused_at = case when $2::boolean then $3::timestamptz end, paused_until = case when $2::boolean then $4::timestamptz end
  where id = $1`;
const AUDIT = `
  insert into audit (at, actor, action, subject_kind, subject_id, detail)
  values ($1, $2, $3, 'device', $4, jsonb_build_object('reason', $5::text))`;

export interface DevicePause {
  deviceId: string;
  isPaused: boolean;
  /** Null: until it is asked to go on. */
  until: string | null;
  reason: string;
  actor: string;
}

/** @returns false: there is no such device */
export async function pauseDevice(database: Database, pause: DevicePause): Promise<boolean> {
  const { deviceId, isPaused, until, reason, actor } = pause;
  return await database.work("contract").transaction(async (tx) => {
    const at = await lockContract(tx);
    const { rowCount } = await tx.query(PAUSE, [deviceId, isPaused, at, until]);
    if (rowCount !== 1) return false;
    await tx.query(AUDIT, [at, actor, isPaused ? "pause-asked" : "pause-ended", deviceId, reason]);
    await publishGeneration(tx, at, null);
    return true;
  });
}
