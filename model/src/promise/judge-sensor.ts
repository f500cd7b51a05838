/** All promises of one sensor, each judged by its own rule, from facts that were read from tables. */
import type { Inspection, Statement } from "../register/proof.ts";
import type { Tier } from "../register/vocabulary.ts";
import { addTo, judgeDpia, judgeEvaluation, judgeNotice, judgeReview } from "./date.ts";
import { NOT_STORED } from "./explain-retention.ts";
import { type FieldsFacts, judgeFields } from "./fields.ts";
import { coverageOf, type IntervalFacts, judgeInterval } from "./interval.ts";
import { proofOf } from "./proofs.ts";
import { judgeRetention, type RetentionFacts } from "./retention.ts";
import { judgeUntil } from "./until.ts";
import type { Facts, JudgedPromise, PromiseId, Verdict } from "./verdict.ts";

/** What the register says of a sensor now, and what was seen of it. Calendar dates are texts; null: not said. */
export interface SensorFacts {
  nowMs: number;
  /** The calendar date in the installation's time zone. */
  today: string;
  version: number;
  /** Since when the version holds. */
  sinceMs: number;
  firstRecordedMs: number;
  status: string;
  operatingToMs: number | null;
  /** The calendar date of the end. */
  endDate: string | null;
  dates: { announcedDate: string | null; placedDate: string | null; reviewDate: string | null };
  /** The city's rule on announcing. */
  notice: { days: number; basis: string } | null;
  pilot: { evaluationDue: string; hasOutcome: boolean } | null;
  dpia: { date: string; outcome: string; nextDate: string } | null;
  /** The box takes in what could show who somebody is. */
  capturesPersons: boolean;
  /** Of its model and of this one box. */
  inspections: Inspection[];
  statements: Statement[];
  hasReceived: boolean;
  /** What was not agreed: how many since the start of yesterday, and when the last came. */
  foreign: {
    undeclared: number;
    malformed: number;
    tooLarge: number;
    tooManyValues: number;
    wrongType: number;
    lastMs: number | null;
    /** Since when undeclared values come. */
    undeclaredSinceMs: number | null;
  };
  fieldsLastBrokenMs: number | null;
  lastAfterEndMs: number | null;
  streams: StreamFacts[];
}

export interface StreamFacts {
  id: number;
  key: string;
  /** Declared by the version that holds; others are listed for what is left of them. */
  isDeclared: boolean;
  isPublic: boolean;
  /** Whether an anonymous request was answered or refused, within the last hour; null: none was made. */
  asked: { isOpen: boolean; ms: number } | null;
  hasRecipients: boolean;
  excludedPurposes: string[];
  /** ISO 8601. */
  interval: string;
  /** Of the last 24 hours. */
  slots: Pick<IntervalFacts, "expected" | "filled" | "readings">;
  /** Those that are promised, or of which rows are left. */
  tiers: StoredFacts[];
}

export interface StoredFacts extends RetentionFacts {
  tier: Tier;
  /** The term, ISO 8601; null: not stored, so nothing may be there. */
  keep: string | null;
}

export function judgeSensor(facts: SensorFacts): JudgedPromise[] {
  return [...facts.streams.flatMap((stream) => judgeStream(facts, stream)), ...judgeWhole(facts)];
}

function judgeStream(facts: SensorFacts, stream: StreamFacts): JudgedPromise[] {
  const judged: JudgedPromise[] = [];
  const say = (id: PromiseId, promised: Facts, measured: Facts, verdict: Verdict): void => {
    judged.push({
      id,
      datastreamId: stream.id,
      promised: { ...promised, ...since(facts) },
      measured,
      verdict,
    });
  };
  for (const { tier, keep, ...stored } of stream.tiers) {
    say(
      `retention.${tier}`,
      { keep: keep ?? NOT_STORED },
      { oldestAt: instant(stored.oldestMs), lastDeletedAt: instant(stored.lastDeletedMs) },
      judgeRetention(stored),
    );
  }
  if (!stream.isDeclared) return judged;
  const { slots, interval } = stream;
  say(
    "interval",
    { interval },
    { coverage: coverageOf(slots), readings: slots.readings, expected: slots.expected },
    judgeInterval({ nowMs: facts.nowMs, firstRecordedMs: facts.firstRecordedMs, ...slots }),
  );
  const { asked, isPublic } = stream;
  say(
    "visibility",
    { public: isPublic },
    asked === null ? {} : { open: asked.isOpen, askedAt: new Date(asked.ms).toISOString() },
    asked === null ? "not-measurable" : asked.isOpen === isPublic ? "kept" : "broken",
  );
  return judged;
}

function judgeWhole(facts: SensorFacts): JudgedPromise[] {
  const judged: JudgedPromise[] = [];
  const say = (id: PromiseId, promised: Facts, measured: Facts, verdict: Verdict): void => {
    judged.push({ id, datastreamId: null, promised: { ...promised, ...since(facts) }, measured, verdict });
  };
  const declared = facts.streams.filter(({ isDeclared }) => isDeclared);
  say(
    "fields",
    { fields: declared.map(({ key }) => key) },
    foreignFacts(facts),
    judgeFields(fieldsFacts(facts)),
  );
  if (facts.operatingToMs !== null) {
    const { nowMs, operatingToMs: untilMs, lastAfterEndMs } = facts;
    say(
      "until",
      { until: new Date(untilMs).toISOString() },
      { lastAfterEndAt: instant(lastAfterEndMs) },
      judgeUntil({ nowMs, untilMs, lastAfterEndMs }),
    );
  }
  judgeDates(facts, say);
  if (declared.some(({ hasRecipients }) => hasRecipients))
    say("recipients", {}, proofOf("recipients", facts), "not-measurable");
  const excluded = [...new Set(declared.flatMap(({ excludedPurposes }) => excludedPurposes))];
  if (excluded.length > 0)
    say("excluded-purposes", { excluded }, proofOf("excluded-purposes", facts), "not-measurable");
  if (facts.capturesPersons) say("picture", {}, proofOf("picture", facts), "not-measurable");
  return judged;
}

function judgeDates(
  { dates, notice, pilot, dpia, endDate, today, status }: SensorFacts,
  say: (id: PromiseId, promised: Facts, measured: Facts, verdict: Verdict) => void,
): void {
  const { announcedDate, placedDate, reviewDate } = dates;
  if (notice !== null) {
    const { days } = notice;
    const isPlaced = status !== "announced";
    const verdict = judgeNotice({ announcedDate, placedDate, days, today, isPlaced });
    say("notice", notice, { announcedDate, placedDate }, verdict);
  }
  if (reviewDate !== null && status !== "removed") {
    say("review", { reviewDate }, {}, judgeReview(reviewDate, today));
  }
  if (pilot !== null && endDate !== null) {
    const { evaluationDue: due, hasOutcome } = pilot;
    say(
      "evaluation",
      { endDate, due, dueDate: addTo(endDate, due) },
      { hasOutcome },
      judgeEvaluation({ endDate, due, hasOutcome, today }),
    );
  }
  if (dpia !== null) {
    const { date, outcome, nextDate } = dpia;
    say("dpia", { nextDate }, { date, outcome }, judgeDpia(nextDate, today));
  }
}

function fieldsFacts({ nowMs, foreign, fieldsLastBrokenMs, hasReceived }: SensorFacts): FieldsFacts {
  return { nowMs, lastForeignMs: foreign.lastMs, lastBrokenMs: fieldsLastBrokenMs, hasReceived };
}

function foreignFacts({ foreign }: SensorFacts): Facts {
  const { lastMs, undeclaredSinceMs, ...counts } = foreign;
  return { ...counts, lastAt: instant(lastMs), undeclaredSince: instant(undeclaredSinceMs) };
}

function since({ version, sinceMs }: SensorFacts): Facts {
  return { version, since: new Date(sinceMs).toISOString() };
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
