/**
 * A paper about a sensor: what it is, of when, which category of the Dutch open government act (Woo) it falls under, and
 * what was withheld by which article of that act.
 */
import * as z from "zod";
import { calendarDateSchema, urlSchema } from "./forms.ts";
import { translatedSchema, translatedUpTo } from "./text.ts";
import { wooArticleSchema, wooCategorySchema } from "./woo.ts";

export const documentKindSchema = z.enum([
  "dpia",
  "iama",
  "ethics-advice",
  "necessity",
  "security-test",
  "agreement",
  "decision",
  "evaluation",
  "inspection",
  "other",
]);
export type DocumentKind = z.infer<typeof documentKindSchema>;

export const documentSchema = z.strictObject({
  kind: documentKindSchema,
  title: translatedUpTo(199),
  date: calendarDateSchema,
  /** Absent: all of it is withheld. */
  url: urlSchema.optional(),
  /** Absent: none of the categories of Woo 3.3; it is published by choice (Woo 3.1). */
  wooCategory: wooCategorySchema.optional(),
  /** What cannot be read in it, and why not. */
  withheld: z.array(z.strictObject({ what: translatedSchema, article: wooArticleSchema })).optional(),
});
export type DocumentEntry = z.infer<typeof documentSchema>;
