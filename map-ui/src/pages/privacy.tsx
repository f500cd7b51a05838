/** @jsxRuntime automatic @jsxImportSource preact */
// What this site itself knows of its visitors: next to nothing, said in questions.
import { sectionPath } from "../links.ts";
import type { Page, PageContext } from "../page.ts";
import { alternateSection } from "./alternate.ts";

const questions = ["cookies", "others", "log", "location", "sensors"] as const;

export const privacyPage = (context: PageContext): Page => {
  const { t, locale } = context;
  return {
    status: 200,
    title: t("privacy.title"),
    section: null,
    alternate: alternateSection(context, "privacy"),
    body: (
      <div class="wrap text-page">
        <h1>{t("privacy.title")}</h1>
        {questions.map((question) => (
          <section key={question} class="prose" aria-labelledby={question}>
            <h2 id={question}>{t(`privacy.${question}`)}</h2>
            <p>{t(`privacy.${question}.body`)}</p>
          </section>
        ))}
        <p>
          <a href={sectionPath(locale, "sensors")}>{t("privacy.sensors.link")}</a>
        </p>
      </div>
    ),
  };
};
