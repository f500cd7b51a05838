/** @jsxRuntime automatic @jsxImportSource preact */
// How the city comes to a sensor: the questions that are asked first, and where their answers stand.
import { sectionPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { prosePage } from "./prose-page.tsx";

const questions = ["needed", "fair", "privacy", "rights", "safe", "who"] as const;

export const decisionsPage = (context: PageContext): Page => {
  const { t, locale } = context;
  return prosePage(context, {
    section: "decisions",
    title: t("decisions.title"),
    lead: t("decisions.lead"),
    parts: [
      ...questions.map((question) => ({
        id: question,
        title: t(`decisions.${question}`),
        body: <p>{t(`decisions.${question}.body`)}</p>,
      })),
      {
        id: "where",
        title: t("decisions.where"),
        body: (
          <>
            <p>{t("decisions.where.body")}</p>
            <p>
              <a href={sectionPath(locale, "sensors")}>{t("decisions.where.link")}</a>
            </p>
          </>
        ),
      },
    ],
  });
};
