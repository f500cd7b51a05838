/**
 * Lighthouse as npm has it, in the cache folder of the user and not in this project: it weighs 187 MB in 202 packages, of which nothing
 * but this benchmark needs any, and `npm ci` is waited for by everybody.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { cacheDir } from "./config.ts";

const run = promisify(execFile);
const VERSION = "12.8.2";

/** As much of a report as is read here. */
export interface Report {
  readonly categories: Readonly<
    Record<
      string,
      {
        readonly id: string;
        /** 0 to 1; null: it could not be told. */
        readonly score: number | null;
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
      }
    >
  >;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly score: number | null;
        readonly numericValue?: number;
        /** Of `network-requests`: what was fetched, with its bytes over the wire. */
        readonly details?: {
          readonly items?: readonly { readonly resourceType?: string; readonly transferSize: number }[];
        };
      }
    >
  >;
}

/** As much of a page of puppeteer as is used here. */
export interface LabPage {
  goto: (url: string, options?: { waitUntil: "domcontentloaded" }) => Promise<unknown>;
  evaluate: <T>(what: () => T) => Promise<T>;
  waitForFunction: (what: () => boolean) => Promise<unknown>;
  close: () => Promise<void>;
}
export interface LabBrowser {
  newPage: () => Promise<LabPage>;
  close: () => Promise<void>;
}

export interface Lighthouse {
  readonly version: string;
  readonly launch: (options: {
    executablePath: string;
    args: readonly string[];
    headless: true;
  }) => Promise<LabBrowser>;
  /** @param requestor - an address, or what makes the page go there and do what is measured */
  readonly navigation: (
    page: LabPage,
    requestor: string | (() => Promise<void>),
    options: { flags: { onlyCategories: readonly string[]; logLevel: "error" } },
  ) => Promise<{ lhr: Report } | undefined>;
}

/** Installs it when it is not there yet. */
export async function openLighthouse(): Promise<Lighthouse> {
  const folder = path.join(cacheDir, `lighthouse-${VERSION}`);
  const module = (name: string) => pathToFileURL(path.join(folder, "node_modules", name)).href;
  if (!existsSync(path.join(folder, ".ready"))) {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "package.json"), '{ "private": true }');
    await run("npm", ["install", "--no-audit", "--no-fund", `lighthouse@${VERSION}`], { cwd: folder });
    await writeFile(path.join(folder, ".ready"), "");
  }
  const { navigation }: Pick<Lighthouse, "navigation"> = await import(module("lighthouse/core/index.js"));
  const { launch }: Pick<Lighthouse, "launch"> = await import(
    module("puppeteer-core/lib/esm/puppeteer/puppeteer-core.js")
  );
  return { version: VERSION, launch, navigation };
}
