/** Dutch sentences that break a rule of B1 on purpose, each with the reason. One that breaks none any more fails the test. */
import type { FaultKind } from "./faults.ts";

interface Exception {
  readonly kind: FaultKind;
  readonly reason: string;
}

/** By the key of a message, or by the text itself where it has no key. */
export const exceptions: Readonly<Record<string, Exception>> = {
  "start.question.filmed": { kind: "passive", reason: "the question as people ask it" },
};
