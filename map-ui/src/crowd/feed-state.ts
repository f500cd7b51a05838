/**
 * Snapshot and deltas, put together. A message that does not follow on the one before (another epoch, a number left out) means
 * that something was missed: then only a new snapshot will do.
 */
import type { LiveMessage, Zone } from "@meetpaal/registry-api/contract";

export interface FeedState {
  readonly epoch: string;
  readonly seq: number;
  readonly zones: readonly Zone[];
}

/**
 * @param state - null: no snapshot yet
 * @returns null when a new snapshot is needed
 */
export const follow = (state: FeedState | null, message: LiveMessage): FeedState | null => {
  const { type, epoch, seq, zones } = message;
  if (type === "snapshot") return { epoch, seq, zones };
  if (state === null || state.epoch !== epoch || seq !== state.seq + 1) return null;
  const changed = new Map(zones.map((zone) => [zone.id, zone]));
  const known = state.zones.map((zone) => changed.get(zone.id) ?? zone);
  const added = zones.filter((zone) => !state.zones.some((old) => old.id === zone.id));
  return { epoch, seq, zones: [...known, ...added] };
};
