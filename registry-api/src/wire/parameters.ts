/** Query parameters that several routes take, with messages a caller can act on. */
import * as z from "zod";

const EARLIEST_MS = Date.UTC(1900, 0, 1);
const LATEST_MS = Date.UTC(2200, 0, 1); // beyond it microseconds no longer fit a double

/** How many items at most; 100 when absent. */
export const limitParameter = z.coerce
  .number("expected a whole number from 1 to 1000")
  .int("expected a whole number from 1 to 1000")
  .min(1, "expected a whole number from 1 to 1000")
  .max(1000, "expected a whole number from 1 to 1000")
  .default(100)
  .describe("How many items at most");

/** An instant, RFC 3339, with `Z` or an offset. */
export const instantParameter = z.iso
  .datetime({ offset: true, error: "expected an instant such as 2026-11-24T10:00:00Z" })
  .transform((text, context) => {
    const at = new Date(text);
    if (at.getTime() >= EARLIEST_MS && at.getTime() < LATEST_MS) return at;
    context.addIssue({ code: "custom", message: "expected an instant between the years 1900 and 2200" });
    return z.NEVER;
  });

/** One of some words, or more by repeating the parameter. */
export function choiceParameter<Schema extends z.ZodType<string>>(word: Schema, expected: string) {
  return z
    .union([word, z.array(word).max(50)], { error: `expected ${expected}` })
    .transform((chosen) => (Array.isArray(chosen) ? chosen : [chosen]));
}

/**
 * Where to go on: what `nextCursor` of the slice before said. It is our own text, unreadable on purpose: only its
 * shape is checked.
 */
export function cursorParameter<Schema extends z.ZodType>(place: Schema) {
  return z
    .string()
    .max(500)
    .transform((text, context): z.output<Schema> => {
      const parsed = place.safeParse(parseJson(Buffer.from(text, "base64url").toString()));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: "custom", message: "expected the nextCursor of an answer to this question" });
      return z.NEVER;
    })
    .describe("`nextCursor` of the answer before; the other parameters must be the same");
}

export function toCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
