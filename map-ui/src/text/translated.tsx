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

/** For attributes, titles and feeds, where no element can carry the language. */
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

/** Of an element that holds this text alone; undefined: it is in the language of the page. */
export const langOf = (text: Translated, locale: Locale): string | undefined =>
  choose(text, locale).lang ?? undefined;

/** Stands in a sentence where a text of the register comes; no text of ours or of a register has it (Unicode, private use). */
const gap = "\uE000";

/** A sentence of ours round texts of the register, which keep their own language. */
export const Sentence = ({
  say,
  of,
  locale,
}: {
  /** @param words - stands for each of `of`, in order */
  readonly say: (...words: string[]) => string;
  readonly of: readonly Translated[];
  readonly locale: Locale;
}) => {
  const parts = say(...of.map((_text, index) => `${gap}${index}${gap}`)).split(gap);
  return (
    <>
      {parts.map((part, at) => {
        const text = at % 2 === 1 ? of[Number(part)] : undefined;
        return text ? <Words key={`${at} ${part}`} of={text} locale={locale} /> : part;
      })}
    </>
  );
};

/** A finished sentence in which texts of the register stand, as `plainText` gives them: those in another language are marked. */
export const Quoting = ({
  text,
  of,
  locale,
}: {
  readonly text: string;
  readonly of: readonly Translated[];
  readonly locale: Locale;
}) => {
  const foreign = of.filter((one) => langOf(one, locale) !== undefined);
  const say = (...words: string[]) =>
    foreign.reduce((said, one, index) => said.replace(plainText(one, locale), words[index] ?? ""), text);
  return <Sentence say={say} of={foreign} locale={locale} />;
};

/** First letter in capital: for a phrase that becomes the start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("nl") + text.slice(1);

/** The same in each of its languages. */
export const capitals = (text: Translated): Translated =>
  Object.fromEntries(Object.entries(text).map(([language, words]) => [language, capital(words)]));
