/** @jsxRuntime automatic @jsxImportSource preact */
import type { SiteData } from "@meetpaal/registry-api/contract";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { openFormat } from "../format/format.ts";
import { openLocalDays } from "../format/local-days.ts";
import { sectionPath } from "../links.ts";
import type { Locale } from "../locale.ts";
import { sketchBase } from "../map/base.ts";
import type { Page, PageContext } from "../page.ts";
import { alternate } from "../pages/alternate.ts";
import { grammars } from "../text/grammars.ts";
import { openText } from "../text/text.ts";
import { Document } from "./document.tsx";

const island = (name: string) => ({ script: `/assets/${name}.js`, css: [`/assets/${name}.css`] });

/** The frame reads nothing. */
const nothing = () => {
  throw new Error("the frame asked for data");
};
const data: SiteData = {
  city: nothing,
  totals: nothing,
  sensors: nothing,
  sensor: nothing,
  versions: nothing,
  practice: nothing,
  promises: nothing,
  methods: nothing,
  breaks: nothing,
  latest: nothing,
  raw: nothing,
  hours: nothing,
  days: nothing,
  exposure: nothing,
  newest: nothing,
  crowd: nothing,
  measured: nothing,
};

const wordsIn = (locale: Locale) => ({
  locale,
  t: openText(locale),
  format: openFormat(grammars[locale], "Europe/Amsterdam"),
});

const context = (part: Partial<PageContext> = {}): PageContext => ({
  ...wordsIn("nl"),
  law: wordsIn("nl"),
  timeZone: "Europe/Amsterdam",
  localDays: openLocalDays("Europe/Amsterdam"),
  city: { name: "Voorbeeldstad" },
  demo: true,
  now: new Date("2026-11-24T12:00:00Z"),
  data,
  request: {
    method: "GET",
    path: "/nl/",
    query: new URLSearchParams(),
    acceptLanguage: null,
    viewerToken: null,
    form: null,
    publicUrl: "https://stad.example",
  },
  address: "https://stad.example/nl/",
  assets: {
    css: "/assets/site.css",
    font: "/assets/letters.woff2",
    islands: {
      map: island("map"),
      crowd: island("crowd"),
      now: island("now"),
      near: island("near"),
      speak: island("speak"),
      chart: island("chart"),
    },
  },
  theme: { mounted: false, className: null },
  statement: {},
  base: sketchBase,
  ground: null,
  findAddress: async () => null,
  ...part,
});
const page = (part: Partial<Page> = {}): Page => ({
  status: 200,
  title: "Titel <b>",
  section: "sensors",
  alternate: alternate((locale) => sectionPath(locale, "sensors")),
  body: <p>Inhoud</p>,
  ...part,
});
const html = (part?: Partial<PageContext>, pagePart?: Partial<Page>) =>
  render(<Document context={context(part)} page={page(pagePart)} />);

describe("Document", () => {
  it("links a city's own style last, so that it wins, and carries its class", () => {
    const text = html({ theme: { mounted: true, className: "nijmegen-theme" } }, { islands: ["crowd"] });
    const sheets = [...text.matchAll(/rel="stylesheet" href="([^"]+)"/gu)].map((found) => found[1]);
    expect(sheets).toEqual(["/assets/site.css", "/assets/crowd.css", "/theme.css"]);
    expect(text).toContain('class="meetpaal-theme nijmegen-theme"');
  });

  it("loads only the scripts of the islands on the page", () => {
    expect(html()).not.toContain("<script");
    expect(html({}, { islands: ["map"] })).toContain('<script type="module" src="/assets/map.js">');
  });

  it("fetches the font beside the style sheet, but not for the page behind the QR code", () => {
    expect(html()).toContain('<link rel="preload" as="font" type="font/woff2" href="/assets/letters.woff2"');
    expect(html({}, { plain: true })).not.toContain("woff2");
  });

  it("says that nothing is real in a demonstration, and only there", () => {
    expect(html()).toContain("VOORBEELD: geen echte metingen");
    expect(html({ demo: false })).not.toContain("VOORBEELD");
  });

  it("lights the menu's own entry, names the other language's page, escapes what it is given", () => {
    const text = html();
    expect(text).toContain('href="/nl/sensoren" aria-current="page"');
    expect(text).toContain('<link rel="alternate" hreflang="en" href="https://stad.example/en/sensors"');
    expect(text).toContain("<title>Titel &lt;b>");
  });

  it("says in a sentence what is on it; where a page has none, what the site is", () => {
    expect(html({}, { description: 'Wat hier "staat".' })).toContain(
      '<meta name="description" content="Wat hier &quot;staat&quot;."',
    );
    expect(html()).toContain('<meta name="description" content="Meetpaal laat zien');
  });

  it("is written from the right in Arabic, and says that a machine translated it, with the way to the Dutch", () => {
    const text = html(wordsIn("ar"));
    expect(text).toContain('<html lang="ar" dir="rtl"');
    expect(text).toMatch(/class="wrap machine-made">[^<]*آلة[^<]*<a href="\/nl\/sensoren" hreflang="nl"/u);
    expect(html()).not.toContain("machine-made");
    expect(html(wordsIn("en"))).not.toContain("machine-made");
  });

  it("needs no style attribute, for the policy refuses it", () => {
    expect(html({}, { islands: ["map", "crowd"] })).not.toMatch(/\sstyle=/u);
  });

  it("marks what the city wrote in Dutch alone, inside a sentence of another language too", () => {
    const city = {
      name: "Voorbeeldstad",
      contact: { desk: { nl: "Stadhuis, maandag tot en met vrijdag" }, post: "Postbus 1" },
    };
    const english = html({ ...wordsIn("en"), city });
    expect(english).toContain('<span lang="nl" dir="ltr">Stadhuis, maandag tot en met vrijdag</span>');
    expect(english).toContain('<span lang="nl" dir="ltr">Postbus\u00a01</span>');
    const dutch = html({ city });
    expect(dutch).toContain("Stadhuis, maandag tot en met vrijdag");
    expect(dutch).not.toContain('<span lang="nl"');
  });
});
