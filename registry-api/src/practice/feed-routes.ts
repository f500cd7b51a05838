/** `GET /v1/feeds/promises`: promises as an Atom feed, those first that came to stand as they do most lately. */
import type { Database } from "@meetpaal/db";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import type { CityPromise } from "../contract/promises.ts";
import { problemContent } from "../problem/problem-content.ts";
import { readCity } from "../sensors/read-sensors.ts";
import { atomOf } from "../wire/atom.ts";
import { promiseParameters } from "./question.ts";
import { readNewestPromises } from "./read-promises.ts";

const ATOM = "application/atom+xml";
/** A feed shows the newest; who wants all asks `/v1/promises`. */
const FEED_LENGTH = 50;

type Language = "nl" | "en";
const WORDS: Record<Language, Record<CityPromise["verdict"] | "title" | "sensors" | "promises", string>> = {
  nl: {
    title: "Beloften over sensoren",
    promises: "beloften",
    sensors: "sensoren",
    kept: "Klopt",
    attention: "Vraagt aandacht",
    broken: "Klopt niet",
    "not-yet": "Nog te vroeg",
    "not-measurable": "Kunnen wij niet meten",
  },
  en: {
    title: "Promises about sensors",
    promises: "promises",
    sensors: "sensors",
    kept: "Kept",
    attention: "Needs attention",
    broken: "Broken",
    "not-yet": "Too early to tell",
    "not-measurable": "We cannot measure this",
  },
};
const DEMO = { nl: "VOORBEELD: geen echte metingen.", en: "EXAMPLE: not real measurements." };

/** @param publicUrl - where the pages are, without a slash at the end */
export function promiseFeedRoutes(
  database: Database,
  publicUrl: string,
  timeZone: string,
): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      "/v1/feeds/promises",
      {
        schema: {
          summary: "Promises as an Atom feed",
          description: "Those that are broken, or that stand as asked; the newest first.",
          tags: ["Register"],
          querystring: z.strictObject({
            ...promiseParameters,
            language: z.enum(["nl", "en"], "expected nl or en").default("nl").describe("Of the words in it"),
          }),
          response: {
            200: { description: "An Atom feed", content: { [ATOM]: { schema: z.string() } } },
            400: problemContent,
          },
        },
      },
      async ({ query, url }, reply) => {
        const { language, verdict = ["broken"], ...asked } = query;
        const filter = { ...asked, verdict };
        const promises = await readNewestPromises(database, timeZone, filter, FEED_LENGTH);
        const { name: city } = await readCity(database);
        reply.type(`${ATOM}; charset=utf-8`).header("cache-control", "public, max-age=60");
        const words = WORDS[language];
        return atomOf({
          language,
          title: `${words.title}: ${city}`,
          self: publicUrl + url,
          page: `${publicUrl}/${language}/${words.promises}`,
          author: city,
          entries: promises.map((promise) => entryOf(promise, language, publicUrl)),
        });
      },
    );
    done();
  };
}

/** Each time that a promise comes to stand otherwise is an entry of its own. */
function entryOf(promise: CityPromise, language: Language, publicUrl: string) {
  const { id, datastream, verdict, since, sensor, explanation, responses } = promise;
  const words = WORDS[language];
  const inLanguage = (text: Record<string, string>): string => text[language] ?? text["nl"] ?? "";
  const [answer] = responses;
  return {
    id: `${publicUrl}/v1/sensors/${sensor.publicId}/practice#${id}-${datastream ?? 0}-${since}`,
    title: `${words[verdict]}: ${inLanguage(sensor.name)}`,
    updated: since,
    page: `${publicUrl}/${language}/${words.sensors}/${sensor.publicId}#belofte`,
    category: verdict,
    summary: [
      ...(sensor.demo ? [DEMO[language]] : []),
      inLanguage(explanation),
      ...(answer === undefined ? [] : [inLanguage(answer.text)]),
    ].join(" "),
  };
}
