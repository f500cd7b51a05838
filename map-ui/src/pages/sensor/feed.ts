/** What became of one sensor, for who follows it: each version in plain language, and each time that a promise broke. */
import type { Practice, Sensor, SensorChange, SiteAnswer } from "@meetpaal/registry-api/contract";
import { type AtomEntry, type AtomFeed, atomAnswer } from "../../atom/atom.ts";
import { sensorFeedPath, sensorPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { plainText } from "../../text/translated.tsx";
import { exampleWords } from "../example-words.ts";
import { promiseTopic } from "../promise-topic.ts";
import { changeSentences } from "./history-words.ts";

const newest = 50;

type Told = Pick<PageContext, "t" | "format" | "locale" | "city" | "demo">;

const versionEntry = (context: Told, page: string, change: SensorChange, isFirst: boolean): AtomEntry => {
  const { t, format } = context;
  return {
    id: `${page}#versie-${change.version}`,
    title: t("feed.version", {
      version: change.version,
      state: isFirst ? t("history.first") : t(`status.${change.status}`),
    }),
    updated: change.recordedAt,
    page: `${page}?at=${encodeURIComponent(change.since)}`,
    summary:
      [
        t("feed.since", { day: format.day(new Date(change.since)) }),
        ...changeSentences(context, change),
      ].join(" ") || undefined,
  };
};

const breakEntries = (context: Told, page: string, practice: Practice): AtomEntry[] =>
  practice.promises.flatMap(({ id, datastream, history }) =>
    history
      .filter(({ verdict }) => verdict === "broken")
      .map(({ from }) => ({
        id: `${page}#${id}-${datastream ?? "0"}-${from}`,
        title: context.t("feed.broken", { topic: promiseTopic(context.t, id) }),
        updated: from,
        page: `${page}#belofte`,
      })),
  );

export const sensorFeedOf = (
  context: Told,
  publicUrl: string,
  sensor: Sensor,
  versions: readonly SensorChange[],
  practice: Practice | null,
): AtomFeed => {
  const { t, locale, city } = context;
  const page = publicUrl + sensorPath(locale, sensor.publicId);
  const entries = [
    ...versions.map((change, i) => versionEntry(context, page, change, i === versions.length - 1)),
    ...(practice ? breakEntries(context, page, practice) : []),
  ];
  const example = exampleWords(context, sensor);
  return {
    locale,
    self: publicUrl + sensorFeedPath(locale, sensor.publicId),
    page,
    title: t("feed.sensor", { name: plainText(sensor.name, locale) }) + (example ? ` (${example})` : ""),
    author: city.name,
    entries: entries.toSorted((a, b) => Date.parse(b.updated) - Date.parse(a.updated)).slice(0, newest),
  };
};

/** @returns null: there is no such sensor */
export const sensorFeedAnswer = async (
  context: PageContext,
  publicId: string,
): Promise<SiteAnswer | null> => {
  const { data, request } = context;
  const sensor = await data.sensor(publicId);
  if (!sensor) return null;
  const [versions, practice] = await Promise.all([data.versions(publicId), data.practice(publicId)]);
  return atomAnswer(sensorFeedOf(context, request.publicUrl, sensor, versions, practice));
};
