/** Who is told what ingest did: live values, metrics, whoever holds a grant. */
import type { LatestChange } from "@meetpaal/db";

export interface IngestListener {
  /**
   * Called after each commit.
   *
   * @param changes - the newest reading of each stream that has a newer one now
   */
  committed?: (changes: readonly LatestChange[], seconds: number) => void;
  /** Called after a commit of so many messages for those that somebody follows. */
  traced?: (traces: readonly string[], seconds: number, messages: number) => void;
  /** Called when grants or credentials may have changed. */
  contractChanged?: () => void;
}
