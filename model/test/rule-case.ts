/** A case of a rule: what somebody changes in the sample register, and where the rule finds it. */
import type { CurrentRegister } from "../src/index.ts";
import type { SampleRegister } from "./sample-register.ts";

export interface RuleCase {
  rule: string;
  when: string;
  change: (file: SampleRegister) => void;
  /** Where it is found; empty: it is not. */
  at: string[];
  current?: CurrentRegister;
}

/** The first stream of each sensor of the sample: people counted at a gate, noise. */
export const stream = "sensors[0].datastreams[0]";
export const noise = "sensors[1].datastreams[0]";
