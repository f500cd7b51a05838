/**
 * What was measured of a promise, in one or two sentences that stand beside the promise and so need not repeat it. Where this page
 * has no words of its own, the explanation of the register is used, marked with its language.
 */
import type { PromiseInPractice } from "@meetpaal/registry-api/contract";
import type { Format } from "../../format/format.ts";
import type { Locale } from "../../locale.ts";
import type { MessageKey, Translate } from "../../text/text.ts";

/** Members of `measured` that count what was not agreed, in the last 24 hours. */
const foreign = ["undeclared", "malformed", "tooLarge", "tooManyValues", "wrongType"] as const;

/** More readings a slot than this is measuring too often. */
const tooOften = 1.1;

interface Words {
  readonly t: Translate;
  readonly format: Format;
  readonly locale: Locale;
  readonly now: Date;
}

const retention = ({ t, format, now }: Words, { measured, verdict }: PromiseInPractice): string => {
  const oldest = measured["oldestAt"];
  const deleted = measured["lastDeletedAt"];
  const parts =
    typeof oldest === "string"
      ? [t("measured.oldest", { age: format.span((now.getTime() - Date.parse(oldest)) / 1000) })]
      : [t("measured.oldest.none")];
  if (verdict === "not-yet" && typeof oldest === "string") parts.push(t("measured.nothing-due"));
  if (typeof deleted === "string")
    parts.push(t("measured.last-deleted", { moment: format.moment(new Date(deleted), now) }));
  return parts.join(" ");
};

const fields = ({ t }: Words, { measured, verdict }: PromiseInPractice): string => {
  const count = foreign.reduce((sum, name) => sum + (Number(measured[name]) || 0), 0);
  const key: Record<PromiseInPractice["verdict"], MessageKey> = {
    broken: "measured.fields.some",
    attention: "measured.fields.recent",
    kept: "measured.fields.none",
    "not-yet": "measured.fields.nothing",
    "not-measurable": "measured.fields.nothing",
  };
  return t(key[verdict], { n: count });
};

/** Rounded down: 94.9 % must not read as the 95 % that was promised. */
const share = (format: Format, coverage: number): string => format.percent(Math.floor(coverage * 100) / 100);

const interval = ({ t, format }: Words, { measured, verdict }: PromiseInPractice): string | null => {
  const coverage = measured["coverage"];
  const readings = measured["readings"];
  const expected = measured["expected"];
  if (verdict === "not-yet") return t("measured.interval.new");
  if (typeof coverage !== "number" || verdict === "not-measurable") return null;
  const received = t("measured.coverage", { percent: share(format, coverage) });
  const often =
    verdict === "broken" &&
    typeof readings === "number" &&
    typeof expected === "number" &&
    readings > expected * tooOften;
  return often ? t("measured.interval.often") : received;
};

const until = ({ t, format, now }: Words, { promised, verdict }: PromiseInPractice): string | null => {
  const end = promised["until"];
  if (typeof end !== "string") return null;
  const left = (Date.parse(end) - now.getTime()) / 1000;
  if (verdict === "broken") return t("measured.until.messages");
  return left > 0 ? t("measured.until.left", { age: format.span(left) }) : t("measured.until.silent");
};

/** Null: this page has no words for it, the explanation of the register has. */
export const measuredWords = (words: Words, promise: PromiseInPractice): string | null =>
  promise.id.startsWith("retention.")
    ? retention(words, promise)
    : promise.id === "fields"
      ? fields(words, promise)
      : promise.id === "interval"
        ? interval(words, promise)
        : promise.id === "until"
          ? until(words, promise)
          : null;
