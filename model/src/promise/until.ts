import { DAY_MS, type Verdict } from "./verdict.ts";

export interface UntilFacts {
  nowMs: number;
  /** End of the operating window. */
  untilMs: number;
  /** When the last value or message of after the end came; null: none did. */
  lastAfterEndMs: number | null;
}

/** Judges the end date: broken while the box still sends, whatever became of what it sends. */
export function judgeUntil({ nowMs, untilMs, lastAfterEndMs }: UntilFacts): Verdict {
  if (nowMs < untilMs) return "not-yet";
  return lastAfterEndMs !== null && lastAfterEndMs > nowMs - DAY_MS ? "broken" : "kept";
}
