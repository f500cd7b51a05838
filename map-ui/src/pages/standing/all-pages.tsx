/** @jsxRuntime automatic @jsxImportSource preact */
// Every page in one list: a second way to find any of them (WCAG 2.4.5).
import { findPages, footGroups } from "../../frame/site-map.ts";
import { sectionPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { alternateSection } from "../alternate.ts";

export const allPagesPage = (context: PageContext): Page => {
  const { t, locale } = context;
  return {
    status: 200,
    title: t("all.title"),
    description: t("all.lead"),
    section: null,
    alternate: alternateSection(context, "all-pages"),
    body: (
      <div class="wrap text-page">
        <h1>{t("all.title")}</h1>
        <p class="lead">{t("all.lead")}</p>
        {[findPages, ...footGroups].map(({ id, title, pages }) => (
          <section key={id} class="prose" aria-labelledby={id}>
            <h2 id={id}>{t(title)}</h2>
            <ul class="bullets">
              {pages.map(([section, words]) => (
                <li key={section}>
                  <a href={sectionPath(locale, section)}>{t(words)}</a>
                </li>
              ))}
            </ul>
            {id === findPages.id && <p>{t("all.sensors")}</p>}
          </section>
        ))}
      </div>
    ),
  };
};
