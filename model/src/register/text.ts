/** Texts of the register: short, for people, in more than one language. */
import * as z from "zod";

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

/** A line of text that holds more than spaces. */
export const lineSchema = z.string().regex(/\S/, "text that is not empty").max(300);

/**
 * Language code to text; Dutch at level B1 and English are always there.
 *
 * @param maxLength - characters in each language
 */
export function translatedUpTo(maxLength: number) {
  const text = z.string().regex(/\S/, "text that is not empty").max(maxLength);
  return z
    .object({ nl: text, en: text })
    .catchall(text)
    .superRefine(
      (texts, context) => {
        for (const language of Object.keys(texts)) {
          if (LANGUAGE.test(language)) continue;
          context.addIssue({
            code: "custom",
            path: [language],
            message: "a language code as nl, en, fr or pt-BR",
          });
        }
      },
      // Also where a text is wrong or missing: all is said at once.
      { when: ({ value }) => typeof value === "object" && value !== null },
    );
}

export const translatedSchema = translatedUpTo(2_000);
export type Translated = z.infer<typeof translatedSchema>;
