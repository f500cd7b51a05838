/**
 * The promises of a sensor as rows: from what was measured, or, where nothing was measured yet (announced, or a state of the past),
 * from the register alone. Streams that promise the same with the same outcome share a row.
 */
import type {
  Datastream,
  Practice,
  PromiseInPractice,
  Sensor,
  Translated,
} from "@meetpaal/registry-api/contract";
import type { Format } from "../../format/format.ts";
import type { Locale } from "../../locale.ts";
import type { Verdict } from "../../symbols/verdict.tsx";
import { isMessage, type Translate } from "../../text/text.ts";
import { capital, plainText } from "../../text/translated.tsx";

export interface LedgerRow {
  readonly id: string;
  /** Names of the streams it is about; empty: the whole sensor. */
  readonly streams: readonly Translated[];
  readonly promised: string | null;
  /** Texts of the register that stand in `promised`, in the language they were written in. */
  readonly quoted: readonly Translated[];
  /** One per stream; empty when nothing was measured. */
  readonly practices: readonly PromiseInPractice[];
  readonly verdict: Verdict;
}

interface Words {
  readonly t: Translate;
  readonly format: Format;
  readonly locale: Locale;
}

/** Order in which people ask. */
const order = [
  "retention.raw",
  "retention.hour",
  "retention.day",
  "fields",
  "interval",
  "until",
  "visibility",
  "recipients",
  "excluded-purposes",
  "picture",
  "notice",
  "review",
  "dpia",
  "evaluation",
];
const rank = (id: string): number => {
  const place = order.indexOf(id);
  return place === -1 ? order.length : place;
};

/** With more rows than this, the broken ones come first. */
const readableAtOnce = 6;

/** The promise in words, from the register; null when the register has no words for it. */
export const promisedWords = (
  { t, format, locale }: Words,
  sensor: Sensor,
  id: string,
  stream: Datastream | undefined,
): string | null => {
  const streams = stream ? [stream] : sensor.datastreams;
  const [first] = streams;
  const tier =
    id === "retention.raw" ? "raw" : id === "retention.hour" ? "hour" : id === "retention.day" ? "day" : null;
  if (tier) {
    const duration = first?.retention[tier];
    return duration ? t(`promised.retention.${tier}`, { duration: format.duration(duration) }) : null;
  }
  switch (id) {
    case "fields":
      return t("promised.fields", {
        names: format.list(sensor.datastreams.map(({ name }) => plainText(name, locale))),
      });
    case "interval":
      return first ? capital(t("promised.interval", { every: format.every(first.interval) })) : null;
    case "until":
      return sensor.validTo
        ? t("promised.until", { day: format.day(new Date(sensor.validTo)) })
        : t("promised.until.none");
    case "visibility":
      return t(
        streams.every((one) => one.public)
          ? "promised.visibility"
          : streams.some((one) => one.public)
            ? "promised.visibility.some"
            : "promised.visibility.closed",
      );
    case "notice": {
      const days = sensor.city.rules?.notice?.days;
      return days === undefined ? null : t("promised.notice", { days });
    }
    case "review":
      return sensor.dates.reviewDate
        ? t("promised.review", { day: format.day(sensor.dates.reviewDate) })
        : null;
    case "dpia": {
      const next = sensor.assessments.find((one) => one.kind === "dpia")?.nextDate;
      return next ? t("promised.dpia", { day: format.day(next) }) : null;
    }
    case "evaluation":
      return sensor.pilot?.evaluationDue
        ? t("promised.evaluation", { duration: format.duration(sensor.pilot.evaluationDue) })
        : null;
    case "recipients": {
      const names = [
        ...new Set(streams.flatMap((one) => one.recipients.map(({ text }) => plainText(text, locale)))),
      ];
      return names.length > 0 ? t("promised.recipients", { names: format.list(names) }) : null;
    }
    case "excluded-purposes": {
      const names = [...new Set(streams.flatMap((one) => one.excludedPurposes))].map((code) => {
        const key = `excluded.short.${code}`;
        return isMessage(key) ? t(key) : code;
      });
      return names.length > 0 ? t("promised.excluded-purposes", { names: format.list(names) }) : null;
    }
    case "picture":
      return t("promised.picture");
    default:
      return null;
  }
};

const quotedIn = (sensor: Sensor, id: string, stream: Datastream | undefined): readonly Translated[] =>
  id === "fields"
    ? sensor.datastreams.map(({ name }) => name)
    : id === "recipients"
      ? (stream ? [stream] : sensor.datastreams).flatMap(({ recipients }) =>
          recipients.map(({ text }) => text),
        )
      : [];

/** What the register promises, before anything was measured. */
const promisesOfRegister = (sensor: Sensor): { id: string; datastream: number | null }[] => [
  ...sensor.datastreams.flatMap(({ id: datastream, retention }) => [
    { id: "retention.raw", datastream },
    ...(retention.hour ? [{ id: "retention.hour", datastream }] : []),
    ...(retention.day ? [{ id: "retention.day", datastream }] : []),
    { id: "interval", datastream },
  ]),
  { id: "fields", datastream: null },
  { id: "until", datastream: null },
];

export const ledgerRows = (words: Words, sensor: Sensor, practice: Practice | null): LedgerRow[] => {
  const measured = practice?.promises ?? [];
  const source: readonly { id: string; datastream: number | null; practice?: PromiseInPractice }[] =
    measured.length > 0
      ? measured.map((one) => ({ id: one.id, datastream: one.datastream, practice: one }))
      : promisesOfRegister(sensor);
  const rows = new Map<string, { -readonly [K in keyof LedgerRow]: LedgerRow[K] }>();
  for (const { id, datastream, practice: one } of source) {
    const stream = sensor.datastreams.find((candidate) => candidate.id === datastream);
    const promised = promisedWords(words, sensor, id, stream);
    const verdict = one?.verdict ?? "not-yet";
    const key = JSON.stringify([id, promised, verdict]);
    const row = rows.get(key) ?? {
      id,
      streams: [],
      promised,
      quoted: quotedIn(sensor, id, stream),
      practices: [],
      verdict,
    };
    if (stream) row.streams = [...row.streams, stream.name];
    if (one) row.practices = [...row.practices, one];
    rows.set(key, row);
  }
  const sorted = [...rows.values()].toSorted((a, b) => rank(a.id) - rank(b.id));
  if (sorted.length <= readableAtOnce) return sorted;
  return [
    ...sorted.filter((row) => row.verdict === "broken"),
    ...sorted.filter((row) => row.verdict !== "broken"),
  ];
};

export interface Tally {
  /** Of the promises that could be measured. */
  readonly kept: number;
  readonly measured: number;
  /** What one sign for all of them must be. */
  readonly worst: Verdict;
  readonly by: Readonly<Record<Verdict, number>>;
}

export const tally = (rows: readonly LedgerRow[]): Tally => {
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  const by: Record<Verdict, number> = {
    kept: count("kept"),
    attention: count("attention"),
    broken: count("broken"),
    "not-yet": count("not-yet"),
    "not-measurable": count("not-measurable"),
  };
  const worst = by.broken > 0 ? "broken" : by.attention > 0 ? "attention" : by.kept > 0 ? "kept" : "not-yet";
  return { kept: by.kept, measured: by.kept + by.attention + by.broken, worst, by };
};
