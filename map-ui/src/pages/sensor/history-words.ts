/** What changed with a version, in plain language: for the page and for the feed of who follows a sensor. */
import type { Difference, SensorChange } from "@meetpaal/registry-api/contract";
import type { PageContext } from "../../page.ts";
import { isMessage } from "../../text/text.ts";
import { plainText } from "../../text/translated.tsx";

type Told = Pick<PageContext, "t" | "format" | "locale">;

/** Names of what changed; a field without a word of its own is "other details". */
export const changedWords = ({ t, format }: Told, changed: readonly string[]): string => {
  const names = changed.map((field) => {
    const key = `field.name.${field.split(".")[0] ?? field}`;
    return isMessage(key) ? t(key) : t("field.name.other");
  });
  return format.list([...new Set(names)]);
};

/** "Kept 14 days instead of 7 days": what changed, with what it was. */
const differenceWords = (
  { t, format, locale }: Told,
  { what, stream, before, after }: Difference,
): string => {
  const name = stream ? plainText(stream, locale) : "";
  switch (what) {
    case "stream":
      return t(after === null ? "history.stream.gone" : "history.stream.new", { name });
    case "public":
      return t(after === "true" ? "history.public.yes" : "history.public.no", { name });
    case "end":
      if (after === null) return t("history.end.none");
      return before === null
        ? t("history.end.new", { day: format.day(new Date(after)) })
        : t("history.end", { day: format.day(new Date(after)), before: format.day(new Date(before)) });
    case "interval":
      return t("history.interval", {
        name,
        after: after === null ? "" : format.every(after),
        before: before === null ? "" : format.every(before),
      });
    case "retention.raw":
    case "retention.hour":
    case "retention.day": {
      const tier = what.slice("retention.".length);
      if (after === null) return t("history.kept.no", { tier, name });
      return before === null
        ? t("history.kept.new", { tier, name, after: format.duration(after) })
        : t("history.kept", { tier, name, after: format.duration(after), before: format.duration(before) });
    }
  }
};

/** What the sentences say already need not be named again. */
export const others = ({ changed, differences }: SensorChange): string[] =>
  changed.filter(
    (field) =>
      !(field === "valid" && differences.some(({ what }) => what === "end")) &&
      !(field.startsWith("datastreams.") && differences.some(({ stream }) => stream !== null)),
  );

/** Streams of one sensor mostly change alike: what is equal is said once. */
export const differenceSentences = (context: Told, differences: readonly Difference[]): string[] => [
  ...new Set(differences.map((one) => differenceWords(context, one))),
];

/** All that is known of a change, a sentence each. */
export const changeSentences = (context: Told, change: SensorChange): string[] => {
  const { t, format } = context;
  const { differences, correction, recordedAt } = change;
  const rest = others(change);
  return [
    ...differenceSentences(context, differences),
    ...(rest.length > 0 ? [t("history.changed", { names: changedWords(context, rest) })] : []),
    ...(correction
      ? [t("history.correction", { day: format.day(new Date(recordedAt)), reason: correction })]
      : []),
  ];
};
