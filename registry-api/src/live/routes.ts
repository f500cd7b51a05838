/** `GET /v1/live`: a snapshot of what is public now, then every change of it. */
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod";
import { liveMessageSchema } from "../contract/live.ts";
import { ApiError } from "../errors.ts";
import { problemContent } from "../problem/problem-content.ts";
import { viewerTokenOf } from "../zones/viewer-cookie.ts";
import type { Live } from "./live.ts";

/** @param publicUrl - where the pages are: only those may use a viewer's cookie */
export function liveRoutes(live: Live, publicUrl: string): FastifyPluginCallbackZod {
  const ownHost = new URL(publicUrl).host;
  return (app, _options, done) => {
    app.route({
      method: "GET",
      url: "/v1/live",
      schema: {
        summary: "Live values and zones, by WebSocket",
        description:
          "Every message is JSON of this form. A gap in `seq` or another `epoch`: connect again. Nothing needs to be sent.",
        tags: ["Live"],
        querystring: z.strictObject({}),
        response: {
          101: { description: "Messages", content: { "application/json": { schema: liveMessageSchema } } },
          426: problemContent,
        },
      },
      handler: async (_request, reply) => {
        reply.header("upgrade", "websocket");
        throw new ApiError("UPGRADE_REQUIRED", "Connect here with a WebSocket client.");
      },
      wsHandler: async (socket, request) => {
        const { cookie, host, origin } = request.headers;
        await live.join(socket, isOwnPage(origin, [ownHost, host]) ? viewerTokenOf(cookie) : null);
      },
    });
    done();
  };
}

/** A page of another site gets what any visitor gets, whatever cookie its browser sends along. */
function isOwnPage(origin: string | undefined, hosts: (string | undefined)[]): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}
