import type { Tier } from "../register/vocabulary.ts";

/**
 * What became of a promise. Worst first: `broken`, `attention`; `kept` is said only of what was measured.
 *
 * `not-yet`: time has not shown it yet. `not-measurable`: this machine cannot see it.
 */
export type Verdict = "kept" | "attention" | "broken" | "not-yet" | "not-measurable";

/** How a verdict was reached: measured by this machine, looked at by people, or said by somebody. */
export type PromiseBasis = "machine" | "inspection" | "statement";

export type PromiseId =
  | `retention.${Tier}`
  | "fields"
  | "interval"
  | "until"
  | "visibility"
  | "notice"
  | "review"
  | "evaluation"
  | "dpia"
  | "recipients"
  | "excluded-purposes"
  | "picture";

/** A figure, a word, an instant as text, a list of them, or a text by language; stored as JSON. */
export type Fact = string | number | boolean | null | string[] | Record<string, string>;
export type Facts = Record<string, Fact>;

/** A promise beside what was measured of it. */
export interface JudgedPromise {
  id: PromiseId;
  /** Null: of the whole sensor. */
  datastreamId: number | null;
  promised: Facts;
  measured: Facts;
  verdict: Verdict;
}

export const DAY_MS = 86_400_000;

export function isRetention(id: PromiseId): id is `retention.${Tier}` {
  return id.startsWith("retention.");
}

/** @throws {TypeError} when the fact is no text: what was stored is not what this code wrote */
export function textOf(fact: Fact | undefined): string {
  if (typeof fact === "string") return fact;
  throw new TypeError("a text was expected among the facts of a promise");
}
