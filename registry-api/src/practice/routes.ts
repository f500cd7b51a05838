/** `GET /v1/sensors/{publicId}/practice`: what was promised beside what was measured. */
import type { Database } from "@meetpaal/db";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { practiceSchema } from "../contract/practice.ts";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { readPractice } from "./read-practice.ts";

export function practiceRoutes(database: Database, timeZone: string): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      "/v1/sensors/:publicId/practice",
      {
        schema: {
          summary: "What was promised of a sensor, and what was measured",
          description: "Judged from the tables every minute. `limits` says what a measurement cannot show.",
          tags: ["Register"],
          params: z.strictObject({
            publicId: z.string().max(100).describe("Its public number, as on the box"),
          }),
          querystring: z.strictObject({}),
          response: { 200: practiceSchema, 400: problemContent, 404: problemContent },
        },
      },
      async ({ params }, reply) => {
        const practice = await readPractice(database, params.publicId, timeZone);
        if (practice === null) throw new ApiError("NOT_FOUND", "The public register has no such sensor.");
        reply.header("cache-control", "no-cache");
        return practice;
      },
    );
    done();
  };
}
