/** Has each request followed from its first byte to its last, where somebody collects spans. */
import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance } from "fastify";

/**
 * Begins to follow a request. @returns what ends it, with the pattern of its route (undefined: there was none) and its status
 */
export type FollowRequest = (
  method: string,
  headers: IncomingHttpHeaders,
) => (route: string | undefined, status: number) => void;

export function followEach(app: Pick<FastifyInstance, "addHook">, follow: FollowRequest): void {
  const ends = new WeakMap<object, ReturnType<FollowRequest>>();
  app.addHook("onRequest", (request, _reply, done) => {
    ends.set(request, follow(request.method, request.headers));
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    ends.get(request)?.(request.routeOptions.url, reply.statusCode);
    done();
  });
}
