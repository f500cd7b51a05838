import { DAY_MS, type Verdict } from "./verdict.ts";

export interface FieldsFacts {
  nowMs: number;
  /** The last value or message that was not agreed: undeclared, malformed, too large, too many, wrong type. */
  lastForeignMs: number | null;
  /** When this promise was last seen broken. */
  lastBrokenMs: number | null;
  /** Whether anything ever came from this sensor. */
  hasReceived: boolean;
}

/** For so long a field that was not agreed keeps the promise from being green again [ms]. */
export const FIELDS_ATTENTION_MS = 30 * DAY_MS;

/** Judges "these fields only": broken by the last 24 hours, then attention for 30 days. */
export function judgeFields({ nowMs, lastForeignMs, lastBrokenMs, hasReceived }: FieldsFacts): Verdict {
  if (lastForeignMs !== null && lastForeignMs > nowMs - DAY_MS) return "broken";
  const lastMs = Math.max(lastForeignMs ?? -Infinity, lastBrokenMs ?? -Infinity);
  if (lastMs > nowMs - FIELDS_ATTENTION_MS) return "attention";
  return hasReceived ? "kept" : "not-yet";
}
