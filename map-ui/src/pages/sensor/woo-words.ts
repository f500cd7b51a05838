/** Articles of the Dutch open government act as people cite them: "artikel 5.1, lid 2, onder e". */
import type { LawWords } from "../../page.ts";
import { isLawText } from "../../text/text.ts";

/** @param code - chapter, article, paragraph and letter, as `5.1.2.e` or `5.1.5` */
export const articleWords = ({ t }: Pick<LawWords, "t">, code: string): string => {
  const [chapter, number, paragraph, letter] = code.split(".");
  const article = `${chapter ?? ""}.${number ?? ""}`;
  if (paragraph === undefined) return article;
  return letter === undefined
    ? t("woo.cited.article", { article, paragraph })
    : t("woo.cited.letter", { article, paragraph, letter });
};

/** Why something may be withheld, and where the law says so. */
export const withheldWords = (context: Pick<LawWords, "t">, code: string): string => {
  const { t } = context;
  const key = `woo.why.${code}`;
  const cited = `(${t("woo.cited", { article: articleWords(context, code) })})`;
  return isLawText(key) ? `${t(key)} ${cited}` : cited;
};
