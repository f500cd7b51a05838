/** What is new, changed or gone among the sensors of a filtered list: a quarter, a kind, an owner, or all of them. */
import type { SiteAnswer } from "@meetpaal/registry-api/contract";
import { atomAnswer } from "../../atom/atom.ts";
import { listFeedPath, sectionPath, sensorPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { plainText } from "../../text/translated.tsx";
import { questionQuery, readQuestion } from "./question.ts";

/** More news than this nobody reads at once; so far back it is looked for. */
const newest = 50;
const lookedAt = 1_000;
/** What is gone is news too. */
const everyStatus = ["announced", "active", "paused", "expired", "removed"] as const;

export const listFeedAnswer = async (context: PageContext): Promise<SiteAnswer> => {
  const { data, request, locale, t, city, demo } = context;
  const question = readQuestion(request.query, locale);
  const { features } = await data.sensors({
    ...question,
    status: question.status ?? [...everyStatus],
    page: 1,
    pageSize: 1,
  });
  const listed = new Set(features.map(({ id }) => id));
  const changes = (await data.newest(lookedAt)).filter(({ publicId }) => listed.has(publicId));
  const query = questionQuery(question, "", 1);
  const { publicUrl } = request;
  const quarters = question.quarter ?? [];
  return atomAnswer({
    locale,
    self: `${publicUrl}${listFeedPath(locale)}${query}`,
    page: `${publicUrl}${sectionPath(locale, "sensors")}${query}`,
    title: t("feed.list", { place: quarters.length > 0 ? quarters.join(", ") : city.name }),
    author: city.name,
    entries: changes.slice(0, newest).map(({ publicId, name, change, at }) => {
      const page = `${publicUrl}${sensorPath(locale, publicId)}`;
      return {
        id: `${page}#${change}-${at}`,
        title: `${t(`start.news.${change}`)}: ${plainText(name, locale)}`,
        updated: at,
        page,
        summary: demo ? t("frame.demo") : undefined,
      };
    }),
  });
};
