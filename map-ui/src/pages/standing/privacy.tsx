/** @jsxRuntime automatic @jsxImportSource preact */
// What this site itself knows of its visitors: next to nothing, said in questions.
import { sectionPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { prosePage } from "./prose-page.tsx";

const questions = ["cookies", "others", "log", "location", "sensors"] as const;

export const privacyPage = (context: PageContext): Page => {
  const { t, locale } = context;
  return prosePage(context, {
    section: "privacy",
    title: t("privacy.title"),
    parts: questions.map((question) => ({
      id: question,
      title: t(`privacy.${question}`),
      body: (
        <p>
          {t(`privacy.${question}.body`)}{" "}
          {question === "sensors" && <a href={sectionPath(locale, "sensors")}>{t("privacy.sensors.link")}</a>}
        </p>
      ),
    })),
  });
};
