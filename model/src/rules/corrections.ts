/**
 * Changing what was: only on record, and only so that less was promised to be collected.
 *
 * A new version holds from now on. Whoever wants to say that a window was narrower than the register said gives a reason
 * (`corrects`); the correction then goes back to where the corrected version began, and what lies outside is deleted.
 * Texts and dates may be corrected too. What is collected may not be widened in hindsight.
 */
import { compareDurations } from "../duration.ts";
import type { DatastreamEntry } from "../register/datastream.ts";
import type { OperatingWindow, SensorEntry } from "../register/sensor.ts";
import { tierSchema } from "../register/vocabulary.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Fault, Rule } from "./rule.ts";

export const pastNeedsReason: Rule = {
  name: "past-needs-reason",
  source: "Semantics 2: correcting the past needs `corrects: { reason }`",
  sentence: {
    nl: "Wie verandert wat al voorbij is, zegt waarom.",
    en: "Whoever changes what is past says why.",
  },
};

export const correctionShortens: Rule = {
  name: "correction-shortens",
  source: "Semantics 2: a correction may only shorten a promise",
  sentence: {
    nl: "Achteraf mag een belofte alleen korter worden.",
    en: "In hindsight a promise may only become shorter.",
  },
};

export const correctionRules: readonly Rule[] = [pastNeedsReason, correctionShortens];

interface Moments {
  fromMs: number;
  /** Infinity: no end. */
  toMs: number;
}

export function momentsOf({ from, to }: OperatingWindow): Moments {
  return { fromMs: Date.parse(from), toMs: to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to) };
}

/** @param nowMs - the database's clock */
export function faultsOfPast(
  before: SensorEntry,
  after: SensorEntry,
  nowMs: number,
): (Fault & { rule: string })[] {
  if (after.corrects !== undefined) {
    return widenings(before, after).map((fault) => ({ ...fault, rule: correctionShortens.name }));
  }
  const [was, is] = [momentsOf(before.valid), momentsOf(after.valid)];
  const faults: Fault[] = [];
  if (was.fromMs !== is.fromMs && was.fromMs < nowMs) {
    faults.push({
      path: ["valid", "from"],
      expected: `${before.valid.from}, as it was, or \`corrects\` with a reason`,
    });
  }
  if (was.toMs !== is.toMs && is.toMs < nowMs) {
    faults.push({ path: ["valid", "to"], expected: "a moment to come, or `corrects` with a reason" });
  }
  return faults.map((fault) => ({ ...fault, rule: pastNeedsReason.name }));
}

/** Whether a correction makes the operating window narrower: then something may have to be deleted. */
export function narrowsWindow(before: OperatingWindow, after: OperatingWindow): boolean {
  const [was, is] = [momentsOf(before), momentsOf(after)];
  return is.fromMs > was.fromMs || is.toMs < was.toMs;
}

function widenings(before: SensorEntry, after: SensorEntry): Fault[] {
  const [was, is] = [momentsOf(before.valid), momentsOf(after.valid)];
  const faults: Fault[] = [];
  if (is.fromMs < was.fromMs)
    faults.push({ path: ["valid", "from"], expected: `not before ${before.valid.from}` });
  if (is.toMs > was.toMs) faults.push({ path: ["valid", "to"], expected: `not after ${before.valid.to}` });
  if (after.status !== before.status && after.status !== "removed") {
    faults.push({ path: ["status"], expected: `${before.status}, as it was, or removed` });
  }
  if (after.model !== before.model) faults.push({ path: ["model"], expected: `${before.model}, as it was` });
  const streams = new Map(before.datastreams.map((stream) => [stream.key, stream]));
  after.datastreams.forEach((stream, index) => {
    const path = ["datastreams", index];
    const old = streams.get(stream.key);
    const found =
      old === undefined ? [{ path: ["key"], expected: "a key that was there" }] : widenedStream(old, stream);
    faults.push(...found.map((fault) => ({ ...fault, path: [...path, ...fault.path] })));
  });
  return faults;
}

/** Members that say nothing about what is collected: they may be mended. */
const WORDS = new Set<string>([
  "name",
  "notMeasured",
  "quality",
  "privacyUrl",
  "algorithmId",
  "algorithmUrl",
]);

function widenedStream(before: DatastreamEntry, after: DatastreamEntry): Fault[] {
  const faults: Fault[] = tierSchema.options.flatMap((tier) => {
    const [was, is] = [before.retention[tier], after.retention[tier]];
    if (is === undefined || (was !== undefined && compareDurations(is, was) <= 0)) return [];
    return [
      { path: ["retention", tier], expected: was === undefined ? "not stored, as it was" : `at most ${was}` },
    ];
  });
  const members: Record<string, unknown> = after;
  const olds: Record<string, unknown> = before;
  for (const field of new Set([...Object.keys(members), ...Object.keys(olds)])) {
    if (field === "retention" || WORDS.has(field)) continue;
    if (canonicalJson(members[field] ?? null) !== canonicalJson(olds[field] ?? null)) {
      faults.push({ path: [field], expected: "as it was: a correction does not change what is collected" });
    }
  }
  return faults;
}
