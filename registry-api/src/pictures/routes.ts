/** `GET /v1/pictures/{file}`: pictures of boxes. A name is its content's, so what it answers never changes. */
import { type Database, findPicture } from "@meetpaal/db";
import type { FastifyReply } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";

export function pictureRoutes(database: Database): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      "/v1/pictures/:file",
      {
        schema: {
          summary: "A picture of a box",
          description: "Without what a camera wrote about itself. Named by `picture` of a sensor or a model.",
          tags: ["Register"],
          params: z.strictObject({
            file: z.string().max(100).describe("Its name, as `picture.file` says it"),
          }),
          querystring: z.strictObject({}),
          response: {
            200: {
              description: "The picture",
              content: { "image/jpeg": { schema: z.string() }, "image/png": { schema: z.string() } },
            },
            400: problemContent,
            404: problemContent,
          },
        },
      },
      async ({ params }, reply) => {
        const picture = await findPicture(database.work("api"), params.file);
        if (picture === null) throw new ApiError("NOT_FOUND", "There is no picture of this name.");
        reply.type(picture.mediaType).header("cache-control", "public, max-age=31536000, immutable");
        return sendBytes(reply, picture.bytes);
      },
    );
    done();
  };
}

/** Around the schema of the route, which describes texts. */
function sendBytes(reply: FastifyReply, bytes: Uint8Array): FastifyReply {
  return reply.send(Buffer.from(bytes));
}
