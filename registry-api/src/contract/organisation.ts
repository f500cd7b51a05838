/** Who is behind a sensor, and how to reach them. Private contacts are no part of the contract: they never leave. */
import * as z from "zod";
import { durationSchema, entryIdSchema, roleSchema, translatedSchema } from "./vocabulary.ts";

/** A way in that is not one person's: a mailbox of a function, a telephone number, a form. */
export const contactSchema = z.object({
  mailbox: z.string().optional(),
  phone: z.string().optional(),
  formUrl: z.string().optional(),
});
export type Contact = z.infer<typeof contactSchema>;

export const organisationSchema = z.object({
  id: entryIdSchema,
  name: z.string(),
  website: z.string().optional(),
  /** Dutch registers of organisations. */
  oin: z.string().optional(),
  kvk: z.string().optional(),
  tooiUri: z.string().optional(),
  contact: contactSchema.optional(),
  dataProtectionOfficer: contactSchema.optional(),
  /** Where people ask what is stored about them. */
  rightsUrl: z.string().optional(),
  /** True: an example, what its sensors measure is not real. */
  demo: z.boolean(),
  /** What stands beside its numbers, where "not real" would not be true: real counts of another place or time. */
  demoNotice: translatedSchema.optional(),
});
export type Organisation = z.infer<typeof organisationSchema>;

/** What an organisation is to a sensor. */
export const sensorRoleSchema = z.object({
  /** Id of an organisation; its entry is in `organisations` of the same answer. */
  organisation: entryIdSchema,
  role: roleSchema,
  /** The body of a municipality that is responsible: `burgemeester`, `college`, `raad`. */
  body: z.string().optional(),
});
export type SensorRole = z.infer<typeof sensorRoleSchema>;

/** The city's own promises: their `basis` decides the public words. */
export const cityRulesSchema = z.object({
  /** How long before `before` a sensor must have been announced. */
  notice: z
    .object({
      days: z.number(),
      before: z.string(),
      basis: z.string(),
      source: z.string().optional(),
    })
    .optional(),
  /** How long a sensor may hang there at most, by what it is. */
  maxTerm: z
    .object({
      regular: durationSchema.optional(),
      pilot: durationSchema.optional(),
      basis: z.string(),
      source: z.string().optional(),
    })
    .optional(),
});
export type CityRules = z.infer<typeof cityRulesSchema>;

export const citySchema = z.object({
  name: z.string(),
  /** Municipality code of CBS, as `GM0268`. */
  code: z.string().optional(),
  contact: z
    .object({
      mailbox: z.string().optional(),
      phone: z.string().optional(),
      post: z.string().optional(),
      formUrl: z.string().optional(),
      desk: translatedSchema.optional(),
    })
    .optional(),
  /** Where people can complain about the city. */
  complaint: z.object({ authority: z.string(), url: z.string().optional() }).optional(),
  /** How long a deleted reading can live on in a backup. */
  backups: durationSchema.optional(),
  rules: cityRulesSchema.optional(),
});
export type City = z.infer<typeof citySchema>;
