/** What is left of a time in one tier of storage, in sentences: the value as it may be shown, or when it went and by which rule. */
import type { Datastream, MeasuredTier, RawReading, RolledReading } from "@meetpaal/registry-api/contract";
import { durationSeconds } from "../../format/duration.ts";
import type { PageContext } from "../../page.ts";
import { unitWords, withUnit } from "../sensor/unit-words.ts";

export type TierName = "raw" | "hour" | "day";

export const valueWords = ({ t, format }: PageContext, stream: Datastream, value: number | null): string => {
  if (value !== null) return withUnit(format.measured(value), unitWords(t, stream.unit));
  const below = stream.disclosure?.below;
  return below === undefined || stream.aggregation === "counter"
    ? t("measured.hidden")
    : t("measured.below", { n: below });
};

const rawWords = (context: PageContext, stream: Datastream, items: readonly RawReading[]): string => {
  const { t } = context;
  const values = items.flatMap(({ value }) => value ?? []);
  const hidden = items.length - values.length;
  const say = (value: number) => valueWords(context, stream, value);
  return [
    t("measured.raw", { n: items.length }),
    values.length > 0
      ? t("measured.raw.range", { min: say(Math.min(...values)), max: say(Math.max(...values)) })
      : "",
    hidden > 0 ? t("measured.raw.hidden", { n: hidden, what: valueWords(context, stream, null) }) : "",
  ]
    .filter(Boolean)
    .join(" ");
};

const oneRolled = (context: PageContext, stream: Datastream, item: RolledReading): string => {
  const { t } = context;
  const { sum, mean, rms, suppressedSlots } = item;
  const isMean = stream.aggregation === "gauge";
  const value = valueWords(context, stream, isMean ? (rms ?? mean) : sum);
  const shown = item.suppressed
    ? t("measured.rolled.hidden")
    : t(isMean ? "measured.mean" : "measured.sum", { value });
  return suppressedSlots > 0 && !item.suppressed ? `${shown} ${t("measured.small")}` : shown;
};

/** Of more than one hour each says which it is. */
const rolledWords = (context: PageContext, stream: Datastream, items: readonly RolledReading[]): string =>
  items
    .map((item) => {
      const said = oneRolled(context, stream, item);
      const clock = (at: string) => context.format.clock(new Date(at));
      return items.length < 2
        ? said
        : `${context.t("measured.of", { from: clock(item.start), to: clock(item.end) })} ${said}`;
    })
    .join(" ");

/** A later promise may have been shorter than the one of then. */
const isShorter = (end: Date, dueAt: Date, term: string): boolean =>
  (dueAt.getTime() - end.getTime()) / 1000 < 0.95 * durationSeconds(term);

export const tierWords = (
  context: PageContext,
  stream: Datastream,
  name: TierName,
  tier: MeasuredTier<RawReading> | MeasuredTier<RolledReading>,
  end: Date,
): string => {
  const { t, format, now } = context;
  const term = stream.retention[name];
  const when = tier.dueAt === null ? "" : format.moment(new Date(tier.dueAt), now);
  const rule = [
    term === undefined ? "" : t("measured.rule", { duration: format.duration(term) }),
    term !== undefined && tier.dueAt !== null && isShorter(end, new Date(tier.dueAt), term)
      ? t("measured.rule.shorter")
      : "",
  ]
    .filter(Boolean)
    .join(" ");
  switch (tier.state) {
    case "kept": {
      const items = tier.items.flatMap((item): RawReading[] => ("time" in item ? [item] : []));
      const sums = tier.items.flatMap((item): RolledReading[] => ("start" in item ? [item] : []));
      const what = name === "raw" ? rawWords(context, stream, items) : rolledWords(context, stream, sums);
      return `${what} ${t("measured.goes", { when })} ${rule}`;
    }
    case "nothing":
      return t("measured.nothing");
    case "later":
      return t("measured.later");
    case "closed":
      return `${t("measured.closed")} ${t("measured.goes", { when })} ${rule}`;
    case "deleted":
      return `${t("measured.deleted", { when })} ${rule}`;
    case "overdue":
      return tier.dueAt === null ? t("measured.overdue.never") : t("measured.overdue", { when });
    case "not-stored":
      return t("measured.not-stored");
  }
};

/** Nobody looks into a backup: what is said of it follows from the city's promise. */
export const backupWords = ({ t, format, now }: PageContext, tier: MeasuredTier<RawReading>): string => {
  if (tier.state === "not-stored") return t("measured.not-stored");
  if (tier.backupUntil === null) return t("measured.backup.unknown");
  const until = new Date(tier.backupUntil);
  return until > now
    ? t("measured.backup.until", { day: format.day(until) })
    : t("measured.backup.gone", { day: format.day(until) });
};
