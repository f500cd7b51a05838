/** @jsxRuntime automatic @jsxImportSource preact */
// The whole of a page. No style attribute and no inline script anywhere: the content security policy refuses both.

import { inScript } from "../in-script.ts";
import { themePath } from "../links.ts";
import { directionOf, locales } from "../locale.ts";
import type { Page, PageContext } from "../page.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { MachineMade } from "./machine-made.tsx";

export const Document = ({ context, page }: { context: PageContext; page: Page }) => {
  const { t, locale, city, assets, theme, request } = context;
  const islands = (page.islands ?? []).map((name) => assets.islands[name]);
  const classes = [
    "meetpaal-theme",
    theme.className,
    page.plain ? "plain" : null,
    page.paper ? "paper-page" : null,
  ]
    .filter(Boolean)
    .join(" ");
  return (
    <html lang={locale} dir={directionOf(locale)} class={classes}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${page.title} – Meetpaal ${city.name}`}</title>
        <meta name="description" content={page.description ?? t("frame.footer")} />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        {locales.map((other) => (
          <link
            key={other}
            rel="alternate"
            hreflang={other}
            href={request.publicUrl + page.alternate[other]}
          />
        ))}
        {(page.feeds ?? []).map(({ path, title }) => (
          <link key={path} rel="alternate" type="application/atom+xml" title={title} href={path} />
        ))}
        {!page.plain && (
          <link rel="preload" as="font" type="font/woff2" href={assets.font} crossorigin="anonymous" />
        )}
        <link rel="stylesheet" href={assets.css} />
        {islands.flatMap((island) =>
          island.css.map((href) => <link key={href} rel="stylesheet" href={href} />),
        )}
        {theme.mounted && <link rel="stylesheet" href={themePath} />}
        {islands.map((island) => (
          <script key={island.script} type="module" src={island.script} />
        ))}
      </head>
      <body class="utrecht-root">
        <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus skip" href="#inhoud">
          {t("frame.skip")}
        </a>
        <Header context={context} page={page} />
        <main id="inhoud" tabindex={-1}>
          <MachineMade context={context} page={page} />
          {page.body}
        </main>
        <Footer context={context} />
        {page.about && (
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: inScript(page.about) }} />
        )}
      </body>
    </html>
  );
};
