/** What changed: of one sensor by version, of the whole register as a feed that goes on where it was left. */
import { type ChangeRow, type Database, findChanges, findSensorVersions } from "@meetpaal/db";
import { PUBLIC_ID } from "@meetpaal/model";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import {
  type Change,
  changeListSchema,
  type SensorVersion,
  sensorVersionListSchema,
} from "../contract/history.ts";
import { kindSchema, publicIdSchema } from "../contract/vocabulary.ts";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { bboxParameter } from "../sensors/question.ts";
import { readCity } from "../sensors/read-sensors.ts";
import { instant } from "../wire/instant.ts";
import { cursorParameter, instantParameter, limitParameter, toCursor } from "../wire/parameters.ts";
import { changesAsAtom } from "./atom.ts";
import { differencesOf } from "./differences.ts";

const ATOM = "application/atom+xml";
/** A feed shows the newest; who wants all asks `/v1/changes`. */
const FEED_LENGTH = 50;
const LARGEST_INT = 2_147_483_647;

const place = z.int().min(0).max(LARGEST_INT);

const areaParameters = {
  bbox: bboxParameter.optional(),
  sensor: publicIdSchema.optional().describe("Public number of one sensor; all when absent"),
};

/** @param publicUrl - where the pages are, without a slash at the end */
export function historyRoutes(database: Database, publicUrl: string): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      "/v1/sensors/:publicId/versions",
      {
        schema: {
          summary: "The versions of a sensor, and what changed with each",
          description: "Newest first. What a version said whole is at `/v1/sensors/{publicId}?at=`.",
          tags: ["Register"],
          params: z.strictObject({
            publicId: z.string().max(100).describe("Its public number, as on the box"),
          }),
          querystring: z.strictObject({
            limit: limitParameter,
            cursor: cursorParameter(z.strictObject({ before: place })).optional(),
          }),
          response: { 200: sensorVersionListSchema, 400: problemContent, 404: problemContent },
        },
      },
      async ({ params, query }, reply) => {
        const { limit, cursor } = query;
        const api = database.work("api");
        // One more than is shown: to compare with, and to know whether there are more.
        const rows = PUBLIC_ID.test(params.publicId)
          ? await findSensorVersions(api, params.publicId, limit + 1, cursor?.before)
          : [];
        if (rows.length === 0) throw new ApiError("NOT_FOUND", "The public register has no such sensor.");
        const items = rows.slice(0, limit).map((row, index): SensorVersion => {
          const before = rows[index + 1];
          return {
            version: row.version,
            status: row.status,
            validFrom: instant(row.validFrom),
            recordedAt: instant(row.recordedAt),
            correction: row.correctsReason,
            differences: before === undefined ? [] : differencesOf(before, row),
          };
        });
        reply.header("cache-control", "no-cache");
        const last = items.at(-1);
        const isMore = rows.length > limit && last !== undefined;
        return { items, nextCursor: isMore ? toCursor({ before: last.version }) : null };
      },
    );

    app.get(
      "/v1/changes",
      {
        schema: {
          summary: "What changed in the register, in the order in which it was recorded",
          description:
            "Keep `resumeCursor` and ask again with it as `cursor`: nothing is missed and nothing comes twice.",
          tags: ["Register"],
          querystring: z.strictObject({
            ...areaParameters,
            since: instantParameter
              .optional()
              .describe("Recorded at or after it; from the beginning when absent"),
            limit: limitParameter,
            cursor: cursorParameter(
              z.strictObject({ importId: place, sensorId: place, version: place }),
            ).optional(),
          }),
          response: { 200: changeListSchema, 400: problemContent },
        },
      },
      async ({ query }, reply) => {
        const { since, bbox, sensor, limit, cursor } = query;
        const rows = await findChanges(database.work("api"), {
          since,
          bbox,
          publicId: sensor,
          newestFirst: false,
          after: cursor,
          limit: limit + 1,
        });
        const shown = rows.slice(0, limit);
        const last = shown.at(-1) ?? cursor;
        const resumeCursor =
          last === undefined
            ? null
            : toCursor({ importId: last.importId, sensorId: last.sensorId, version: last.version });
        reply.header("cache-control", "no-cache");
        return {
          items: shown.map(toChange),
          nextCursor: rows.length > limit ? resumeCursor : null,
          resumeCursor,
        };
      },
    );

    app.get(
      "/v1/feeds/changes",
      {
        schema: {
          summary: "The newest changes as an Atom feed",
          description: "Of all sensors, of those in a box (a quarter), or of one.",
          tags: ["Register"],
          querystring: z.strictObject({
            ...areaParameters,
            language: z.enum(["nl", "en"], "expected nl or en").default("nl").describe("Of the words in it"),
          }),
          response: {
            200: { description: "An Atom feed", content: { [ATOM]: { schema: z.string() } } },
            400: problemContent,
          },
        },
      },
      async ({ query, url }, reply) => {
        const { bbox, sensor, language } = query;
        const changes = await findChanges(database.work("api"), {
          bbox,
          publicId: sensor,
          newestFirst: true,
          limit: FEED_LENGTH,
        });
        const { name: city } = await readCity(database);
        reply.type(`${ATOM}; charset=utf-8`).header("cache-control", "public, max-age=60");
        return changesAsAtom({ language, publicUrl, self: url, city, changes });
      },
    );
    done();
  };
}

function toChange({
  publicId,
  version,
  change,
  name,
  kind,
  owner,
  validFrom,
  recordedAt,
}: ChangeRow): Change {
  const isShown = change !== "withdrawn";
  return {
    publicId,
    version,
    change,
    name: isShown ? name : null,
    kind: isShown ? kindSchema.parse(kind) : null,
    owner,
    validFrom: instant(validFrom),
    recordedAt: instant(recordedAt),
  };
}
