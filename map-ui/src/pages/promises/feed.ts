/** Promises as they broke, for who wants to be told, in the words of the pages. */
import type { PromiseBreak, SiteAnswer } from "@meetpaal/registry-api/contract";
import { type AtomFeed, atomAnswer } from "../../atom/atom.ts";
import { brokenFeedPath, sectionPath, sensorPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { plainText } from "../../text/translated.tsx";
import { promiseTopic } from "../promise-topic.ts";

const newest = 50;

/** @param breaks - newest first */
export const brokenFeedOf = (
  { t, locale, city }: Pick<PageContext, "t" | "locale" | "city">,
  publicUrl: string,
  breaks: readonly PromiseBreak[],
): AtomFeed => {
  const self = publicUrl + brokenFeedPath(locale);
  return {
    locale,
    self,
    page: publicUrl + sectionPath(locale, "promises"),
    title: t("promises.feed.title", { city: city.name }),
    author: city.name,
    entries: breaks.map(({ id, publicId, name, promise, at, demo }) => ({
      id: `${self}#${id}`,
      title: t("promises.feed.entry", { topic: promiseTopic(t, promise), name: plainText(name, locale) }),
      updated: at,
      page: `${publicUrl}${sensorPath(locale, publicId)}#belofte`,
      summary: demo ? t("frame.demo") : undefined,
    })),
  };
};

export const brokenFeedAnswer = async (context: PageContext): Promise<SiteAnswer> =>
  atomAnswer(brokenFeedOf(context, context.request.publicUrl, await context.data.breaks(newest)));
