/** Live crowd over HTTP: the zones, their last hours for organisers, and the link that makes somebody an organiser. */
import { type Database, findViewer, findZoneHistory, isZoneDemo } from "@meetpaal/db";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { entryIdSchema, instantSchema } from "../contract/vocabulary.ts";
import { zoneHistorySchema, zoneListSchema } from "../contract/zone.ts";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { limitParameter } from "../wire/parameters.ts";
import { toMoment } from "./read-board.ts";
import { isViewerOf, readZones } from "./read-zones.ts";
import { viewerCookie, viewerOf } from "./viewer-cookie.ts";

const HOUR_MS = 60 * 60_000;

export interface ZoneRoutesOptions {
  database: Database;
  /** Without a slash at the end. */
  publicUrl: string;
}

/** `/v1/zones`, `/v1/zones/:zoneId/history` and `/v/:token`. No cache may keep an answer of these. */
export function zoneRoutes({ database, publicUrl }: ZoneRoutesOptions): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      "/v1/zones",
      {
        schema: {
          summary: "How crowded it is now, the most dangerous zone first",
          description:
            "A level comes from the upper end of what may be there; silence is `unknown`. Turn a zone to unknown 120 s after its `asOf`.",
          tags: ["Live"],
          querystring: z.strictObject({
            limit: limitParameter,
            cursor: entryIdSchema.optional().describe("`nextCursor` of the answer before"),
          }),
          response: { 200: zoneListSchema, 400: problemContent },
        },
      },
      async (request, reply) => {
        reply.header("cache-control", "no-store");
        const viewer = await viewerOf(database, request.headers.cookie);
        const zones = await readZones(database, viewer);
        const { cursor } = request.query;
        const from = cursor === undefined ? 0 : zones.findIndex((zone) => zone.id === cursor) + 1;
        const items = zones.slice(from, from + request.query.limit);
        const isLast = from + items.length >= zones.length;
        return { items, nextCursor: isLast ? null : (items.at(-1)?.id ?? null) };
      },
    );

    app.get(
      "/v1/zones/:zoneId/history",
      {
        schema: {
          summary: "How crowded a zone was, by the minute; with a viewer link for it",
          description: "Oldest first. Only for who came by a viewer link for this zone.",
          tags: ["Live"],
          params: z.strictObject({ zoneId: entryIdSchema.describe("Id of a zone") }),
          querystring: z.strictObject({
            from: instantSchema.optional().describe("Included; four hours before `to` when absent"),
            to: instantSchema.optional().describe("Excluded; now when absent"),
            limit: limitParameter,
            cursor: instantSchema.optional().describe("`nextCursor` of the answer before"),
          }),
          response: { 200: zoneHistorySchema, 400: problemContent, 403: problemContent },
        },
      },
      async (request, reply) => {
        reply.header("cache-control", "no-store");
        const { zoneId } = request.params;
        const viewer = await viewerOf(database, request.headers.cookie);
        if (!isViewerOf(viewer, zoneId))
          throw new ApiError("FORBIDDEN", "This zone's past is only shown with a viewer link for it.");
        const { query } = request;
        const to = query.to === undefined ? new Date() : new Date(query.to);
        const since = query.cursor ?? query.from;
        const from = since === undefined ? new Date(to.getTime() - 4 * HOUR_MS) : new Date(since);
        const api = database.work("api");
        const found = await findZoneHistory(api, {
          zoneId,
          from,
          to,
          limit: query.limit + 1,
        });
        return {
          demo: await isZoneDemo(api, zoneId),
          items: found.slice(0, query.limit).map(toMoment),
          nextCursor: found[query.limit]?.at.toISOString() ?? null,
        };
      },
    );

    app.get(
      "/v/:token",
      { schema: { hide: true, params: z.strictObject({ token: z.string().max(100) }) } },
      async (request, reply) => {
        reply.header("cache-control", "no-store");
        const { token } = request.params;
        const viewer = await findViewer(database.work("api"), token);
        const page = prefersEnglish(request.headers["accept-language"]) ? "/en/crowds" : "/nl/drukte";
        if (viewer === null) return reply.redirect(`${page}?link=ended`, 303);
        reply.header("set-cookie", viewerCookie(token, viewer.until, publicUrl.startsWith("https:")));
        return reply.redirect(page, 303);
      },
    );
    done();
  };
}

/** Of the two languages of the site the first that the header names. */
function prefersEnglish(header: string | undefined): boolean {
  return /\b(nl|en)\b/i.exec(header ?? "")?.[1]?.toLowerCase() === "en";
}
