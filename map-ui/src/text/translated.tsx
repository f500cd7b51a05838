/** @jsxRuntime automatic @jsxImportSource preact */
// Texts of the register come in several languages; the one asked for may be missing. Then another is shown (for a language that a
// machine translated the English one before the Dutch), marked so that a screen reader pronounces it well.
import type { Translated } from "@meetpaal/registry-api/contract";
import { directionOf, isMachineMade, type Locale } from "../locale.ts";

const choose = (text: Translated, locale: Locale): { text: string; lang: string | null } => {
  const own = text[locale];
  if (own !== undefined) return { text: own, lang: null };
  const { en, nl } = text;
  if (en !== undefined && isMachineMade(locale)) return { text: en, lang: "en" };
  if (nl !== undefined) return { text: nl, lang: "nl" };
  const [lang = "nl", first = ""] = Object.entries(text)[0] ?? [];
  return { text: first, lang };
};

/** For attributes and sentences, where no element can carry the language. */
export const plainText = (text: Translated, locale: Locale): string => choose(text, locale).text;

export const Words = ({ of, locale }: { of: Translated; locale: Locale }) => {
  const { text, lang } = choose(of, locale);
  return lang === null ? (
    <>{text}</>
  ) : (
    <span lang={lang} dir={directionOf(lang)}>
      {text}
    </span>
  );
};

/** First letter in capital: for a phrase that becomes the start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("nl") + text.slice(1);
