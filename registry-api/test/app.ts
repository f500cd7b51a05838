/** The HTTP server of a test, on its test database, with a site that says only that it was asked. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import type { Database } from "@meetpaal/db";
import { openIngest } from "@meetpaal/ingest";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { buildApp } from "../src/app.ts";
import type { Site, SiteRequest } from "../src/contract/site.ts";
import { type Live, openLive } from "../src/live/live.ts";

export interface TestApp {
  app: FastifyInstance;
  live: Live;
  /** What the site was asked, newest last. */
  asked: SiteRequest[];
  close: () => Promise<void>;
}

export const PUBLIC_URL = "http://voorbeeldstad.example";

/** No broker answers: values come from the tables alone. */
export async function openTestApp(
  database: Database,
  publicUrl = PUBLIC_URL,
  log = pino({ level: "silent" }),
): Promise<TestApp> {
  const live = await openLive({ database, link: { connect: () => new PassThrough() }, log });
  const ingest = await openIngest({
    database,
    timeZone: "Europe/Amsterdam",
    onProblem: (error) => log.warn({ err: error }, "held, tried again"),
  });
  const assetsDir = await mkdtemp(path.join(tmpdir(), "meetpaal-assets-"));
  await writeFile(path.join(assetsDir, "style-1a2b.css"), "body { color: black }");
  const asked: SiteRequest[] = [];
  const site: Site = {
    assetsDir,
    answer: async (request) => {
      asked.push(request);
      return {
        status: 200,
        headers: { "content-type": "text/html; charset=utf-8" },
        body: `<!doctype html><html lang="nl"><title>${request.path}</title>${"<p>Rustig.".repeat(400)}</html>`,
      };
    },
    failure: (_request, status) => ({
      status,
      headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
      body: `<!doctype html><html lang="nl"><title>${status}</title></html>`,
    }),
  };
  const app = await buildApp({
    database,
    ingest,
    site,
    live,
    publicUrl,
    timeZone: "Europe/Amsterdam",
    log,
  });
  return {
    app,
    live,
    asked,
    close: async () => {
      await app.close();
      await ingest.close();
      await live.close();
      await rm(assetsDir, { recursive: true, force: true });
    },
  };
}
