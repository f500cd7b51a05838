/** Closed lists of the contract, in the order in which people are shown them. */
import type { Kind, PersonalData, Verdict } from "@meetpaal/registry-api/contract";

export const kinds = [
  "crowd-meter",
  "5g-pilot",
  "air-quality",
  "noise",
  "camera",
  "traffic",
  "water",
  "weather",
  "other",
] as const satisfies readonly Kind[];

export const personalDataKinds = ["none", "in-the-box", "stored"] as const satisfies readonly PersonalData[];

export const verdicts = [
  "kept",
  "attention",
  "broken",
  "not-yet",
  "not-measurable",
] as const satisfies readonly Verdict[];
