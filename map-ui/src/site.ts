/**
 * The site as one function from a request to an answer. It reads only through `SiteData`, so it knows neither database nor HTTP
 * server; for whatever fails there it has a page that says so in words.
 */
import { readFileSync } from "node:fs";
import type { City, Site, SiteAnswer, SiteData, SiteRequest } from "@meetpaal/registry-api/contract";
import { assetsDir, readAssets } from "./assets.ts";
import { robotsText } from "./crawl/robots.ts";
import { sitemapAnswer } from "./crawl/sitemap.ts";
import { crowdPage } from "./crowd/page.tsx";
import { openFormat } from "./format/format.ts";
import { openLocalDays } from "./format/local-days.ts";
import { archivePath, parsePath, type Route, type Section, sectionPath, tilesPath } from "./links.ts";
import { chooseLocale, type Locale, locales, readLocale } from "./locale.ts";
import { checkArchive } from "./map/archive.ts";
import { sketchBase } from "./map/base.ts";
import { readBase } from "./map/base-files.ts";
import { baseGeojson } from "./map/base-geojson.ts";
import type { AccessibilityStatement, LawWords, Page, PageContext } from "./page.ts";
import { aboutPage } from "./pages/about.tsx";
import { contactPage } from "./pages/contact.tsx";
import { easyPage } from "./pages/easy/page.tsx";
import { listFeedAnswer } from "./pages/list/feed.ts";
import { listPage } from "./pages/list/page.tsx";
import { placesAnswer } from "./pages/list/places.ts";
import { measuredPage } from "./pages/measured/page.tsx";
import { measuringPage } from "./pages/measuring.tsx";
import { failedPage, missingPage, nothingToSendPage } from "./pages/missing.tsx";
import { signPage } from "./pages/paper/sign.tsx";
import { stickersPage } from "./pages/paper/stickers.tsx";
import { brokenFeedAnswer } from "./pages/promises/feed.ts";
import { promisesPage } from "./pages/promises/page.tsx";
import { reportPage } from "./pages/report.tsx";
import { sensorFeedAnswer } from "./pages/sensor/feed.ts";
import { nowAnswer } from "./pages/sensor/now.tsx";
import { numbersAnswer } from "./pages/sensor/numbers.ts";
import { sensorPage } from "./pages/sensor/page.tsx";
import { shortPage } from "./pages/short.tsx";
import { accessibilityPage } from "./pages/standing/accessibility.tsx";
import { allPagesPage } from "./pages/standing/all-pages.tsx";
import { colophonPage } from "./pages/standing/colophon.tsx";
import { decisionsPage } from "./pages/standing/decisions.tsx";
import { glossaryPage } from "./pages/standing/glossary.tsx";
import { levelsPage } from "./pages/standing/levels.tsx";
import { openDataPage } from "./pages/standing/open-data.tsx";
import { privacyPage } from "./pages/standing/privacy.tsx";
import { rightsPage } from "./pages/standing/rights.tsx";
import { rulesPage } from "./pages/standing/rules.tsx";
import { startPage } from "./pages/start.tsx";
import { renderPage } from "./render.ts";
import { grammars } from "./text/grammars.ts";
import { lawLocale, openText } from "./text/text.ts";
import { openPdok, type PdokOptions, type Tile } from "./upstream/pdok.ts";

export interface SiteOptions {
  readonly data: SiteData;
  /** IANA name; times on pages are the city's. */
  readonly timeZone: string;
  readonly demo: boolean;
  /** GeoJSON files for the map; absent: our own sketch. */
  readonly basemapDir?: string | undefined;
  /** An archive of vector tiles under the live map, a file. */
  readonly basemapPmtiles?: string | undefined;
  /** The national map and address search; absent: neither. */
  readonly pdok?: PdokOptions | undefined;
  /** A city's own style sheet, a file. */
  readonly themeCss?: string | undefined;
  readonly themeClass?: string | undefined;
  /** What the city states of the site's accessibility; absent: nothing yet. */
  readonly statement?: AccessibilityStatement | undefined;
}

/** Routes that are pages; the others answer with files or go elsewhere. */
type PageRoute = Extract<Route, { name: Section | "sensor" | "short" | "easy" | "sign" | "stickers" }>;
type FileRoute = Exclude<Route, PageRoute>;

/** Shown in the frame when the database has not answered once yet. */
const unknownCity: City = { name: "" };

const redirect = (location: string): SiteAnswer => ({
  status: 302,
  headers: { location, vary: "accept-language", "cache-control": "no-cache" },
  body: "",
});

/** A file that changes only with a new start of the site. */
const file = (type: string, body: string): SiteAnswer => ({
  status: 200,
  headers: { "content-type": type, "cache-control": "public, max-age=300" },
  body,
});

const fileNames: readonly Route["name"][] = [
  "choose",
  "basemap",
  "sitemap",
  "robots",
  "theme",
  "places",
  "list-feed",
  "sensor-feed",
  "broken-feed",
  "numbers",
  "now",
  "tile",
];
const isPage = (route: Route): route is PageRoute => !fileNames.includes(route.name);

const pageOf = (context: PageContext, route: PageRoute): Promise<Page> | Page => {
  switch (route.name) {
    case "start":
      return startPage(context);
    case "sensors":
      return listPage(context);
    case "sensor":
      return sensorPage(context, route.publicId);
    case "short":
      return shortPage(context, route.publicId);
    case "easy":
      return easyPage(context, route.publicId);
    case "sign":
      return signPage(context, route.publicId);
    case "stickers":
      return stickersPage(context, route.publicId);
    case "crowds":
      return crowdPage(context);
    case "levels":
      return levelsPage(context);
    case "promises":
      return promisesPage(context);
    case "measuring":
      return measuringPage(context);
    case "about":
      return aboutPage(context);
    case "contact":
      return contactPage(context);
    case "report":
      return reportPage(context);
    case "measured":
      return measuredPage(context);
    case "privacy":
      return privacyPage(context);
    case "accessibility":
      return accessibilityPage(context);
    case "rules":
      return rulesPage(context);
    case "decisions":
      return decisionsPage(context);
    case "rights":
      return rightsPage(context);
    case "glossary":
      return glossaryPage(context);
    case "open-data":
      return openDataPage(context);
    case "colophon":
      return colophonPage(context);
    case "all-pages":
      return allPagesPage(context);
  }
};

/** @throws {Error} when the site was not built, or a setting names a file that cannot be read */
export const openSite = (options: SiteOptions): Site => {
  const { data, timeZone, demo } = options;
  const assets = readAssets();
  const base = options.basemapDir ? readBase(options.basemapDir) : sketchBase;
  const pdok = openPdok(options.pdok ?? {});
  const archive = options.basemapPmtiles;
  if (archive) checkArchive(archive);
  const ground = archive
    ? ({ kind: "pmtiles", address: archivePath } as const)
    : pdok.hasTiles
      ? ({ kind: "raster", address: tilesPath } as const)
      : null;
  const basemap = JSON.stringify(baseGeojson(base));
  const themeCss = options.themeCss ? readFileSync(options.themeCss, "utf8") : null;
  const theme = { mounted: themeCss !== null, className: options.themeClass ?? null };
  const wordsIn = (locale: Locale): LawWords => ({
    locale,
    t: openText(locale),
    format: openFormat(grammars[locale], timeZone),
  });
  const byLocale = new Map(locales.map((locale) => [locale, wordsIn(locale)]));
  const localDays = openLocalDays(timeZone);
  let lastCity = unknownCity;

  const contextFor = (request: SiteRequest, locale: Locale, city: City): PageContext => {
    const said = (language: Locale) => byLocale.get(language) ?? wordsIn(language);
    const query = request.query.toString();
    return {
      ...said(locale),
      law: said(lawLocale(locale)),
      timeZone,
      localDays,
      city,
      demo,
      now: new Date(),
      data,
      request,
      address: `${request.publicUrl}${request.path}${query ? `?${query}` : ""}`,
      assets,
      theme,
      statement: options.statement ?? {},
      base,
      ground,
      findAddress: (text) => pdok.findAddress(text, city, request.method === "POST"),
    };
  };

  /** The language of the address; else of the visitor's own choice on the short page; else of the browser. */
  const localeOf = (request: SiteRequest, route: Route | null): Locale => {
    if (route && "locale" in route) return route.locale;
    const chosen = readLocale(request.query.get("taal")) ?? readLocale(request.path.split("/")[1]);
    return chosen ?? chooseLocale(request.acceptLanguage ?? undefined);
  };

  /** Null: no such tile, or nobody to ask for it: the map then shows its ground there. */
  const tileAnswer = async (tile: Tile): Promise<SiteAnswer | null> => {
    const kept = await pdok.tile(tile);
    return (
      kept && {
        status: 200,
        headers: { "content-type": kept.type, "cache-control": "public, max-age=86400" },
        body: kept.body,
      }
    );
  };

  /** Null: no such file. */
  const fileOf = async (context: PageContext, route: FileRoute): Promise<SiteAnswer | null> => {
    switch (route.name) {
      case "choose":
        return redirect(sectionPath(context.locale, "start"));
      case "basemap":
        return file("application/json", basemap);
      case "sitemap":
        return sitemapAnswer(context);
      case "robots":
        return file("text/plain; charset=utf-8", robotsText(context.request.publicUrl));
      case "theme":
        return themeCss === null ? null : file("text/css; charset=utf-8", themeCss);
      case "places":
        return placesAnswer(context);
      case "list-feed":
        return listFeedAnswer(context);
      case "sensor-feed":
        return sensorFeedAnswer(context, route.publicId);
      case "broken-feed":
        return brokenFeedAnswer(context);
      case "numbers":
        return numbersAnswer(context, route.publicId, route.datastream);
      case "tile":
        return tileAnswer(route);
      case "now":
        return nowAnswer(context, route.publicId);
    }
  };

  const answerRoute = async (request: SiteRequest, route: Route | null): Promise<SiteAnswer> => {
    lastCity = await data.city();
    const context = contextFor(request, localeOf(request, route), lastCity);
    if (request.method === "POST" && route?.name !== "measured")
      return renderPage(context, nothingToSendPage(context));
    if (route === null) return renderPage(context, missingPage(context));
    if (isPage(route)) return renderPage(context, await pageOf(context, route));
    return (await fileOf(context, route)) ?? renderPage(context, missingPage(context));
  };

  return {
    assetsDir,
    files: archive ? { [archivePath]: archive } : {},
    answer: (request) => answerRoute(request, parsePath(request.path)),
    failure: (request, status) => {
      const context = contextFor(request, localeOf(request, parsePath(request.path)), lastCity);
      return renderPage(context, failedPage(context, status));
    },
  };
};
