/**
 * The words of the site: ICU messages in two languages. Dutch is the source, so its keys are the type; the compiler and a test
 * both refuse an English file that lacks one. Islands get finished strings from the server, never this code.
 */
import { IntlMessageFormat } from "intl-messageformat";
import type { Locale } from "../locale.ts";
import { messages as en } from "./en/index.ts";
import { messages as nl } from "./nl/index.ts";

export type MessageKey = keyof typeof nl;
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, values?: Values) => string;

export const messages: Record<Locale, Record<MessageKey, string>> = { nl, en };

/** Compiles a message at its first use and keeps it: compiling costs more than a whole page's formatting. */
export const openText = (locale: Locale): Translate => {
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  return (key, values) => {
    const text = messages[locale][key];
    if (!text.includes("{")) return text;
    let message = compiled.get(key);
    if (!message) {
      message = new IntlMessageFormat(text, locale === "nl" ? "nl-NL" : "en-GB", undefined, {
        ignoreTag: true,
      });
      compiled.set(key, message);
    }
    return String(message.format(values));
  };
};

/** Whether a key made from a code of the register exists: a code that is newer than this site has no word yet. */
export const isMessage = (key: string): key is MessageKey => Object.hasOwn(nl, key);
