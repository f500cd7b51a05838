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
import type { FilePart, SensorHead, SensorPart } from "./file-parts.ts";
import type { Path } from "./path.ts";
import { asFarAsRead, ofEach } from "./readable.ts";
import type { Fault, Finding, Rule } from "./rule.ts";

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

/**
 * What a file says against the past of a sensor, as far as it can be read.
 *
 * @param nowMs - the database's clock
 */
export function faultsOfPast(
  before: SensorEntry,
  { path, readable: after, streams }: SensorPart,
  nowMs: number,
): Finding[] {
  if (after === undefined) return [];
  return asFarAsRead(() =>
    after.corrects === undefined
      ? findingsOf(pastNeedsReason, path, unexplained(before, after, nowMs))
      : [
          ...findingsOf(correctionShortens, path, widenings(before, after)),
          ...streams.flatMap((stream) =>
            findingsOf(correctionShortens, stream.path, widenedStream(before, stream)),
          ),
        ],
  );
}

function findingsOf({ name }: Rule, at: Path, faults: Fault[]): Finding[] {
  return faults.map(({ path, expected }) => ({ path: [...at, ...path], rule: name, expected }));
}

function unexplained(before: SensorEntry, after: SensorHead, nowMs: number): Fault[] {
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
  return faults;
}

/** Whether a correction makes the operating window narrower: then something may have to be deleted. */
export function narrowsWindow(before: OperatingWindow, after: OperatingWindow): boolean {
  const [was, is] = [momentsOf(before), momentsOf(after)];
  return is.fromMs > was.fromMs || is.toMs < was.toMs;
}

function widenings(before: SensorEntry, after: SensorHead): Fault[] {
  const expect = (isKept: () => boolean, path: Path, expected: string): Fault[] =>
    asFarAsRead(() => (isKept() ? [] : [{ path, expected }]));
  const [was, is] = [momentsOf(before.valid), () => momentsOf(after.valid)];
  return [
    ...expect(() => is().fromMs >= was.fromMs, ["valid", "from"], `not before ${before.valid.from}`),
    ...expect(() => is().toMs <= was.toMs, ["valid", "to"], `not after ${before.valid.to}`),
    ...expect(
      () => after.status === before.status || after.status === "removed",
      ["status"],
      `${before.status}, as it was, or removed`,
    ),
    ...expect(() => after.model === before.model, ["model"], `${before.model}, as it was`),
  ];
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

function widenedStream(before: SensorEntry, { id, readable: after }: FilePart<DatastreamEntry>): Fault[] {
  if (id === undefined || after === undefined) return [];
  const old = before.datastreams.find(({ key }) => key === id);
  if (old === undefined) return [{ path: ["key"], expected: "a key that was there" }];
  const members: Record<string, unknown> = { ...old };
  return [
    ...ofEach(
      () => tierSchema.options,
      (tier) => {
        const [was, is] = [old.retention[tier], after.retention[tier]];
        if (is === undefined || (was !== undefined && compareDurations(is, was) <= 0)) return [];
        const expected = was === undefined ? "not stored, as it was" : `at most ${was}`;
        return [{ path: ["retention", tier], expected }];
      },
    ),
    ...ofEach(
      () => [...new Set([...Object.keys(after), ...Object.keys(old)])],
      (field) => {
        if (field === "retention" || WORDS.has(field)) return [];
        const now: unknown = Reflect.get(after, field);
        return canonicalJson(now ?? null) === canonicalJson(members[field] ?? null)
          ? []
          : [{ path: [field], expected: "as it was: a correction does not change what is collected" }];
      },
    ),
  ];
}
