/** The city whose register this is, and what it promises by itself. */
import * as z from "zod";
import { durationSchema } from "../duration.ts";
import { cityContactSchema } from "./contact.ts";
import { codeSchema, urlSchema } from "./forms.ts";
import { lineSchema, translatedSchema } from "./text.ts";
import { basisSchema } from "./vocabulary.ts";

/** Each city's own: in 2023 one city had a by-law with the duty, others promise it themselves. */
export const cityRulesSchema = z.strictObject({
  /** A sensor is announced this many days before. */
  notice: z
    .strictObject({
      days: z.int().min(0).max(365),
      before: z.enum(["placing"]),
      basis: basisSchema,
      source: urlSchema.optional(),
    })
    .optional(),
  /** A sensor stays no longer than this. */
  maxTerm: z
    .strictObject({
      regular: durationSchema.optional(),
      pilot: durationSchema.optional(),
      basis: basisSchema,
      source: urlSchema.optional(),
    })
    .optional(),
});
export type CityRules = z.infer<typeof cityRulesSchema>;

export const citySchema = z.strictObject({
  name: lineSchema,
  /** Municipality code of CBS. */
  code: z
    .string()
    .regex(/^GM\d{4}$/, "GM and four digits")
    .optional(),
  contact: cityContactSchema.extend({ desk: translatedSchema.optional() }),
  /** Where people can complain about the city. */
  complaint: z.strictObject({ authority: lineSchema, url: urlSchema.optional() }).optional(),
  /** What everybody may do with the register itself; readings have a licence each. */
  licence: codeSchema.optional(),
  /** How long a deleted reading can live on in a backup. */
  backups: durationSchema.optional(),
  rules: cityRulesSchema.optional(),
});
export type CityEntry = z.infer<typeof citySchema>;
