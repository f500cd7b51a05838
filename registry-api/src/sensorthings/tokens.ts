/** A condition cut into words and signs (OGC 18-088 §9.3.3.5; OData 4.0 ABNF for literals). */
import { QuestionError } from "@meetpaal/db";

export type Token =
  | { kind: "text" | "number" | "instant" | "word" | "duration" | "geography"; text: string }
  | { kind: "sign"; text: "(" | ")" | "," | "/" };

/** Each at the place where the one before it ended, in this order. */
const FORMS: [Exclude<Token["kind"], "sign">, RegExp][] = [
  ["geography", /(?:geography|geometry)'((?:[^']|'')*)'/y],
  ["duration", /duration'((?:[^']|'')*)'/y],
  ["text", /'((?:[^']|'')*)'/y],
  ["instant", /(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))/y],
  // A date or a time of the day is compared as a text.
  ["text", /(\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d(?:\.\d+)?)(?![\w.])/y],
  ["number", /(-?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?)(?![\w.])/y],
  ["word", /((?:@iot\.)?[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)?)/y],
];
const SIGN = /[(),/]/y;
const SPACE = /\s*/y;

/** @throws {QuestionError} where something stands that is none of them */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    const { token, end } = tokenAt(text, at);
    tokens.push(token);
    at = skip(text, end);
  }
  return tokens;
}

function tokenAt(text: string, at: number): { token: Token; end: number } {
  for (const [kind, form] of FORMS) {
    form.lastIndex = at;
    const found = form.exec(text);
    if (found !== null) {
      return { token: { kind, text: (found[1] ?? "").replaceAll("''", "'") }, end: form.lastIndex };
    }
  }
  SIGN.lastIndex = at;
  const sign = SIGN.exec(text)?.[0];
  if (sign === "(" || sign === ")" || sign === "," || sign === "/") {
    return { token: { kind: "sign", text: sign }, end: SIGN.lastIndex };
  }
  throw new QuestionError(`cannot read what begins at character ${at + 1}`);
}

function skip(text: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.exec(text);
  return SPACE.lastIndex;
}
