/** @jsxRuntime automatic @jsxImportSource preact */
// The top of every page: languages and the demonstration notice, then logo and menu, then the ruler.
import { type Section, sectionPath } from "../links.ts";
import { directionOf, localeNames, locales } from "../locale.ts";
import type { Page, PageContext } from "../page.ts";
import { Logo } from "./logo.tsx";

const menu = ["sensors", "crowds", "about", "contact"] as const satisfies readonly Section[];

const Languages = ({ context, page }: { context: PageContext; page: Page }) => (
  <nav aria-label={context.t("frame.languages")}>
    <ul>
      {locales.map((locale) => (
        <li key={locale}>
          {locale === context.locale ? (
            <span aria-current="true">{localeNames[locale]}</span>
          ) : (
            <a href={page.alternate[locale]} lang={locale} hreflang={locale} dir={directionOf(locale)}>
              {localeNames[locale]}
            </a>
          )}
        </li>
      ))}
    </ul>
  </nav>
);

export const Header = ({ context, page }: { context: PageContext; page: Page }) => {
  const { t, locale, city, demo } = context;
  return (
    <header>
      <div class="topbar">
        <div class="wrap">
          <Languages context={context} page={page} />
          {demo && <p>{t("frame.demo")}</p>}
        </div>
      </div>
      <div class="wrap masthead">
        <a class="brand" href={sectionPath(locale, "start")}>
          <Logo />
          <span>
            <b>Meetpaal</b>
            <small>{t("frame.tagline", { city: city.name })}</small>
          </span>
        </a>
        <nav class="menu" aria-label={t("frame.menu")}>
          <ul>
            {menu.map((section) => (
              <li key={section}>
                <a
                  href={sectionPath(locale, section)}
                  aria-current={page.section === section ? "page" : undefined}
                >
                  {t(`frame.${section}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <div class="ruler" />
    </header>
  );
};
