/** Puts the site behind the API: its files below `/assets/`, and every path that nobody else answers. */
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Site, SiteAnswer, SiteRequest } from "../contract/site.ts";
import { ApiError } from "../errors.ts";
import { handleError, judgeError } from "../problem/handle-error.ts";
import { viewerTokenOf } from "../zones/viewer-cookie.ts";

/** A file that is put in the place of another has another etag. */
const FILE_MAX_AGE = "1h";
const FORM = "application/x-www-form-urlencoded";
/** A form of ours holds a few short answers [bytes]. */
const LARGEST_FORM = 16_384;

export async function mountSite(app: FastifyInstance, site: Site, publicUrl: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: site.assetsDir,
    prefix: "/assets/",
    index: false,
    immutable: true,
    maxAge: "365d",
    preCompressed: true,
  });
  app.addContentTypeParser(FORM, { parseAs: "string", bodyLimit: LARGEST_FORM }, (_request, body, done) => {
    done(null, new URLSearchParams(String(body)));
  });
  const options = { schema: { hide: true } };
  for (const [url, file] of Object.entries(site.files ?? {}))
    app.get(url, options, (_request, reply) =>
      reply.sendFile(path.basename(file), path.dirname(file), { immutable: false, maxAge: FILE_MAX_AGE }),
    );
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (isOurs(request.url)) throw new ApiError("NOT_FOUND", "There is nothing at this path.");
    return await answer(request, reply, site, publicUrl);
  };
  app.get("/*", options, handle);
  app.post("/*", options, handle);
}

/** Whatever fails at an address of the site is a page in words; elsewhere a problem. */
export function failInWords(site: Site, publicUrl: string) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (isOurs(request.url)) return handleError(error, request, reply);
    const { status } = judgeError(error, request, reply);
    return send(reply, site.failure(toSiteRequest(request, publicUrl), status));
  };
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  site: Site,
  publicUrl: string,
): Promise<FastifyReply> {
  return send(reply, await site.answer(toSiteRequest(request, publicUrl)));
}

function send(reply: FastifyReply, { status, headers, body }: SiteAnswer): FastifyReply {
  reply.status(status).header("vary", "accept-language").headers(headers);
  return reply.send(typeof body === "string" ? body : Buffer.from(body));
}

function toSiteRequest({ method, url, headers, body }: FastifyRequest, publicUrl: string): SiteRequest {
  const mark = url.indexOf("?");
  return {
    method: method === "HEAD" || method === "POST" ? method : "GET",
    path: mark === -1 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? "" : url.slice(mark + 1)),
    acceptLanguage: headers["accept-language"] ?? null,
    viewerToken: viewerTokenOf(headers.cookie),
    form: body instanceof URLSearchParams ? body : null,
    publicUrl,
  };
}

/** Paths that are never a page: a wrong one there is a problem, not a page that says so. */
function isOurs(url: string): boolean {
  return /^\/(v1|ogc|sta|health|assets)([/?]|$)/.test(url);
}
