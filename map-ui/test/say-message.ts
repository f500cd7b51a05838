/** Says any message of the site without knowing it: its arguments are read from the message itself. */
import { IntlMessageFormat } from "intl-messageformat";
import {
  isLawText,
  isMessage,
  type LawKey,
  lawTexts,
  type MessageKey,
  messages,
  type TranslateLaw,
} from "../src/text/text.ts";

// Kinds of part in the parser's tree.
const literal = 0;
const plural = 6;
type Part = ReturnType<IntlMessageFormat["getAst"]>[number];

/** The source: all texts, those on rights and grounds too. */
export const dutch: Readonly<Record<string, string>> = { ...messages.nl, ...lawTexts.nl?.texts };

export const messageKeys = Object.keys(dutch).filter(
  (key): key is MessageKey | LawKey => isMessage(key) || isLawText(key),
);

/** Names of a message's arguments, and whether each is a number, those inside a plural's choices too. */
export const argumentsOf = (message: string): ReadonlyMap<string, "text" | "number" | "choice"> => {
  const found = new Map<string, "text" | "number" | "choice">();
  const visit = (parts: readonly Part[]) => {
    for (const part of parts) {
      const type: number = part.type;
      if (!("value" in part) || type === literal) continue;
      const choices = "options" in part ? Object.values(part.options) : [];
      found.set(part.value, choices.length === 0 ? "text" : type === plural ? "number" : "choice");
      for (const choice of choices) visit(choice.value);
    }
  };
  visit(new IntlMessageFormat(message, "nl", undefined, { ignoreTag: true }).getAst());
  return found;
};

/** The message with every number `n`, and every text and choice as `choice`. */
export const say = (t: TranslateLaw, key: MessageKey | LawKey, n: number, choice = "x"): string =>
  t(
    key,
    Object.fromEntries(
      [...argumentsOf(dutch[key] ?? "")].map(([name, kind]) => [name, kind === "number" ? n : choice]),
    ),
  );
