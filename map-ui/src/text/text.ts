/**
 * The words of the site: ICU messages, a folder a language. Dutch is the source, so its keys are the type: the compiler refuses a
 * language that lacks one. All are on the server and none in the browser: a page holds finished sentences of its own language.
 *
 * Texts on rights and grounds are apart. A machine may translate the others; these stand only in a language in which somebody who
 * knows the law has read them, and are shown in English otherwise (`frame/in-law.tsx`).
 */
import { IntlMessageFormat } from "intl-messageformat";
import type { CrowdWords } from "../crowd/say.ts";
import { directionOf, type Locale } from "../locale.ts";
import { messages as ar } from "./ar/index.ts";
import { messages as de } from "./de/index.ts";
import { messages as en, law as lawEn } from "./en/index.ts";
import { grammars } from "./grammars.ts";
import { law as lawNl, messages as nl } from "./nl/index.ts";
import { messages as pl } from "./pl/index.ts";
import { messages as tr } from "./tr/index.ts";
import { messages as uk } from "./uk/index.ts";

export type MessageKey = keyof typeof nl;
export type LawKey = keyof typeof lawNl;
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, values?: Values) => string;
/** Says the texts on rights and grounds too. */
export type TranslateLaw = (key: MessageKey | LawKey, values?: Values) => string;

export const messages: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = {
  nl,
  en,
  de,
  pl,
  tr,
  ar,
  uk,
};

interface Checked {
  readonly texts: Readonly<Record<LawKey, string>>;
  /** Who read the translation, and the day; null: written by people in this language. */
  readonly check: { readonly by: string; readonly on: string } | null;
}

export const lawTexts: Readonly<Partial<Record<Locale, Checked>>> = {
  nl: { texts: lawNl, check: null },
  en: { texts: lawEn, check: null },
};

/** The language in which a reader of `locale` gets the texts on rights and grounds. */
export const lawLocale = (locale: Locale): Locale => (lawTexts[locale] ? locale : "en");

type Parts = ReturnType<IntlMessageFormat["getAst"]>;
// A plain `{name}` in the parser's tree (FormatJS).
const argument = 1;

/** Names of what a message fills in as it is, inside its choices too. */
const filledIn = (parts: Parts): string[] =>
  parts.flatMap((part) => {
    const type: number = part.type;
    if ("options" in part) return Object.values(part.options).flatMap(({ value }) => filledIn(value));
    return type === argument && "value" in part ? [part.value] : [];
  });

/** Marks that keep a Dutch name in an Arabic sentence from turning the sentence's order round (Unicode UAX 9). */
const isolated = (value: string | number): string => `\u2068${value}\u2069`;

interface Compiled {
  readonly message: IntlMessageFormat;
  /** What needs marks round it. */
  readonly foreign: readonly string[];
}

/** Compiles a message at its first use and keeps it: compiling costs more than a whole page's formatting. */
export const openText = (locale: Locale): TranslateLaw => {
  const compiled = new Map<string, Compiled>();
  const texts: Readonly<Record<MessageKey | LawKey, string>> = {
    ...messages[locale],
    ...(lawTexts[locale]?.texts ?? lawEn),
  };
  const compile = (text: string): Compiled => {
    const message = new IntlMessageFormat(text, grammars[locale].tag, undefined, { ignoreTag: true });
    return { message, foreign: directionOf(locale) === "rtl" ? filledIn(message.getAst()) : [] };
  };
  return (key, values = {}) => {
    const text = texts[key];
    if (!text.includes("{")) return text;
    let found = compiled.get(key);
    if (!found) compiled.set(key, (found = compile(text)));
    const { message, foreign } = found;
    const marked = foreign.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, isolated(value)] as const];
    });
    return String(message.format({ ...values, ...Object.fromEntries(marked) }));
  };
};

/** Whether a key made from a code of the register exists: a code that is newer than this site has no word yet. */
export const isMessage = (key: string): key is MessageKey => Object.hasOwn(nl, key);

export const isLawText = (key: string): key is LawKey => Object.hasOwn(lawNl, key);

/** The words of the crowd board, which go to the browser as they are. */
export const crowdWords = (locale: Locale): CrowdWords => messages[locale];
