/** @jsxRuntime automatic @jsxImportSource preact */
// How to read the crowd board: its words, its numbers, and what it cannot know.
import { WordList } from "../../crowd/key.tsx";
import { sectionPath } from "../../links.ts";
import type { Page, PageContext } from "../../page.ts";
import { prosePage } from "./prose-page.tsx";

const questions = ["percent", "counted", "estimate", "unknown", "closed", "age", "safety"] as const;

export const levelsPage = (context: PageContext): Page => {
  const { t, locale } = context;
  return prosePage(context, {
    section: "levels",
    menu: "crowds",
    title: t("levels.title"),
    lead: t("levels.lead"),
    parts: [
      { id: "words", title: t("levels.words"), body: <WordList say={t} /> },
      ...questions.map((question) => ({
        id: question,
        title: t(`levels.${question}`),
        body: (
          <>
            <p>{t(`levels.${question}.body`)}</p>
            {question === "safety" && (
              <p>
                <a href={sectionPath(locale, "crowds")}>{t("levels.link")}</a>
              </p>
            )}
          </>
        ),
      })),
    ],
  });
};
