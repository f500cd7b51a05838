/**
 * The browser, and what is watched in it on every page: breaches of the content security policy, errors of scripts, requests to
 * others. Knows nothing of the site.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { openBrowser } from "../../bench/src/open-browser.ts";
import { environment } from "./config.ts";

export const launch = (...extra: string[]): Promise<Browser> => openBrowser(environment.chromium, extra);

declare global {
  interface Window {
    breaches?: string[];
    /** Once it was put in. */
    axe?: typeof axe;
    /** HTML_CodeSniffer, once it was put in. */
    HTMLCS?: {
      readonly ERROR: number;
      readonly process: (standard: string, part: Document, done: () => void, failed: () => void) => void;
      readonly getMessages: () => { type: number; code: string; msg: string; element: Element }[];
    };
  }
}

export interface Watched {
  readonly page: Page;
  /** Addresses asked for, in order. */
  readonly requests: readonly string[];
  /** Scripts that failed. */
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
}

/** A fresh visitor. Nothing moves: so that two pictures of one page are one picture. */
export const visit = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> => {
  const context = await browser.newContext({ reducedMotion: "reduce", locale: "nl-NL", ...options });
  await context.addInitScript(() => {
    window.breaches = [];
    addEventListener("securitypolicyviolation", (event) => {
      window.breaches?.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  return { page, requests, errors, close: () => context.close() };
};

/** Presses a link or a button, and waits for the page it leads to: a click alone does not. */
export const follow = async (page: Page, link: Locator): Promise<void> => {
  await Promise.all([page.waitForNavigation(), link.click()]);
};

export const breachesOf = (page: Page): Promise<string[]> => page.evaluate(() => window.breaches ?? []);

/** Pixels that the page is wider than its window. */
export const sidewaysOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const axeScript = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules of axe that look at colours. */
const colourRules = ["color-contrast", "link-in-text-block"];

interface AxeOptions {
  /** The system chooses the colours; axe then sees ones that are not there. */
  readonly forcedColours?: boolean;
  /** Alone: nothing else changed since it was looked at whole. Not: they are those of a page that was. */
  readonly colours?: "too" | "alone" | "not";
  /** Selector of the part to look at; absent: the whole page. */
  readonly within?: string;
}

/** Puts a script into a page that has it not yet: half a second, so that it is there once, however often a page is looked at. */
const putIn = async (page: Page, name: "axe" | "HTMLCS", script: string): Promise<void> => {
  if (!(await page.evaluate((known) => known in window, name))) await page.evaluate(script);
};

/**
 * What axe finds, one line each. Text in the colour of its background is only "incomplete" to axe, so that is looked for apart. No
 * page has a frame, so axe runs in the page alone, and tells nothing of what is right.
 */
export const accessibilityOf = async (
  page: Page,
  { forcedColours = false, colours = "too", within }: AxeOptions = {},
): Promise<string[]> => {
  await putIn(page, "axe", axeScript);
  const options: axe.RunOptions =
    colours === "alone"
      ? { runOnly: { type: "rule", values: colourRules } }
      : {
          runOnly: { type: "tag", values: tags },
          rules: Object.fromEntries(colourRules.map((rule) => [rule, { enabled: colours === "too" }])),
        };
  const { violations, incomplete } = await page.evaluate(
    async ({ part, how }) => {
      if (!window.axe) throw new Error("axe is not in the page");
      const found = await window.axe.run(part, {
        ...how,
        resultTypes: ["violations", "incomplete"],
        preload: false,
      });
      return { violations: found.violations, incomplete: found.incomplete };
    },
    { part: within ?? "html", how: options },
  );
  const lines = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary ?? ""}`),
  );
  const invisible = incomplete
    .filter(({ id }) => id === "color-contrast" && !forcedColours)
    .flatMap(({ nodes }) => nodes)
    .filter(({ any }) => any.some(({ message }) => /\b1:1\b/u.test(message)))
    .map(({ target }) => `invisible text ${target.join(" ")}`);
  return [...lines, ...invisible];
};

/** One script that puts itself into the window. */
const codeSniffer = readFileSync(
  createRequire(import.meta.url).resolve("@pa11y/html_codesniffer/build/HTMLCS.js"),
  "utf8",
);

/**
 * What pa11y would say: the errors of HTML_CodeSniffer, its runner, against WCAG 2 AA, one line each. Run here and not by pa11y itself,
 * which wants a browser of its own.
 */
export const snifferErrorsOf = async (page: Page): Promise<string[]> => {
  await putIn(page, "HTMLCS", codeSniffer);
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const sniffer = window.HTMLCS;
        if (!sniffer) throw new Error("HTML_CodeSniffer is not in the page");
        const answer = () =>
          resolve(
            sniffer
              .getMessages()
              .filter(({ type }) => type === sniffer.ERROR)
              .map(({ code, msg, element }) => `${code} ${element.outerHTML.slice(0, 160)}: ${msg}`),
          );
        sniffer.process("WCAG2AA", document, answer, () => reject(new Error("HTML_CodeSniffer failed")));
      }),
  );
};

interface Looked extends Omit<AxeOptions, "within"> {
  /** Looked at by HTML_CodeSniffer too. */
  readonly sniffed?: boolean;
}

/** All that may be wrong with a page as it is seen now, one line each: access, width, policy, scripts, requests to others. */
export const faultsOf = async (
  { page, requests, errors }: Watched,
  { sniffed = false, ...looked }: Looked = {},
): Promise<string[]> => {
  const { origin } = new URL(page.url());
  const sideways = await sidewaysOf(page);
  return [
    ...(await accessibilityOf(page, looked)),
    ...(sniffed ? await snifferErrorsOf(page) : []),
    ...(sideways > 0 ? [`${sideways} px wider than its window`] : []),
    ...(await breachesOf(page)).map((breach) => `against the policy: ${breach}`),
    ...errors.map((error) => `a script failed: ${error}`),
    ...requests
      .filter((url) => !url.startsWith(origin) && !/^(?:data|blob|ws):/u.test(url))
      .map((url) => `asks another: ${url}`),
  ];
};

/** The same page in the dark and in the system's own colours: nothing but its colours may change, so it need not be opened again. */
export const faultsInOtherColours = async (visitor: Watched): Promise<string[]> => {
  const { page } = visitor;
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await faultsOf(visitor, { colours: "alone" });
  await page.emulateMedia({ colorScheme: null, forcedColors: "active" });
  const forced = await faultsOf(visitor, { forcedColours: true, colours: "alone" });
  await page.emulateMedia({ forcedColors: null });
  return [
    ...dark.map((line) => `in the dark: ${line}`),
    ...forced.map((line) => `in forced colours: ${line}`),
  ];
};
