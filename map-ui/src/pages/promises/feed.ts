/** Promises as they broke, for who wants to be told: an Atom feed (RFC 4287) in the words of the pages. */
import type { PromiseBreak, SiteAnswer } from "@meetpaal/registry-api/contract";
import { h } from "preact";
import { render } from "preact-render-to-string";
import { brokenFeedPath, sectionPath, sensorPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { plainText } from "../../text/translated.tsx";
import { promiseTopic } from "../promise-topic.ts";

const newest = 50;

/** XML 1.0 §2.2: these may not stand in a text at all. */
const withoutControls = (text: string): string => text.replaceAll(/[^\P{Cc}\t\n\r]/gu, "");

/** @param breaks - newest first */
export const brokenFeedOf = (
  { t, locale, city }: Pick<PageContext, "t" | "locale" | "city">,
  publicUrl: string,
  breaks: readonly PromiseBreak[],
): string => {
  const self = publicUrl + brokenFeedPath(locale);
  const feed = h(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": locale },
    h("id", null, self),
    h("title", null, t("promises.feed.title", { city: city.name })),
    h("updated", null, breaks[0]?.at ?? new Date(0).toISOString()),
    h("author", null, h("name", null, city.name)),
    h("link", { rel: "self", type: "application/atom+xml", href: self }),
    h("link", {
      rel: "alternate",
      type: "text/html",
      href: publicUrl + sectionPath(locale, "promises"),
    }),
    breaks.map(({ id, publicId, name, promise, at, demo }) =>
      h(
        "entry",
        { key: id },
        h("id", null, `${self}#${id}`),
        h(
          "title",
          null,
          t("promises.feed.entry", { topic: promiseTopic(t, promise), name: plainText(name, locale) }),
        ),
        h("updated", null, at),
        h("link", {
          rel: "alternate",
          type: "text/html",
          href: `${publicUrl}${sensorPath(locale, publicId)}#belofte`,
        }),
        demo ? h("summary", null, t("frame.demo")) : null,
      ),
    ),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${withoutControls(render(feed))}\n`;
};

export const brokenFeedAnswer = async (context: PageContext): Promise<SiteAnswer> => ({
  status: 200,
  headers: { "content-type": "application/atom+xml; charset=utf-8", "cache-control": "public, max-age=60" },
  body: brokenFeedOf(context, context.request.publicUrl, await context.data.breaks(newest)),
});
