/** Who is behind a sensor, and how to reach them. Private contacts are no part of the contract: they never leave. */
import * as z from "zod";
import { durationSchema, entryIdSchema, roleSchema, translatedSchema } from "./vocabulary.ts";

export const contactSchema = z
  .object({
    mailbox: z.string().optional(),
    phone: z.string().optional(),
    formUrl: z.string().optional(),
  })
  .describe("A way in that is not one person's: a mailbox of a function, a telephone number, a form.");
export type Contact = z.infer<typeof contactSchema>;

export const organisationSchema = z.object({
  id: entryIdSchema,
  name: z.string(),
  website: z.string().optional(),
  oin: z.string().optional().describe("Dutch registers of organisations."),
  kvk: z.string().optional(),
  tooiUri: z.string().optional(),
  contact: contactSchema.optional(),
  dataProtectionOfficer: contactSchema.optional(),
  rightsUrl: z.string().optional().describe("Where people ask what is stored about them."),
  demo: z.boolean().describe("True: an example, what its sensors measure is not real."),
  demoNotice: translatedSchema
    .optional()
    .describe(
      'What stands beside its numbers, where "not real" would not be true: real counts of another place or time.',
    ),
});
export type Organisation = z.infer<typeof organisationSchema>;

export const sensorRoleSchema = z
  .object({
    organisation: entryIdSchema.describe(
      "Id of an organisation; its entry is in `organisations` of the same answer.",
    ),
    role: roleSchema,
    body: z
      .string()
      .optional()
      .describe("The body of a municipality that is responsible: `burgemeester`, `college`, `raad`."),
  })
  .describe("What an organisation is to a sensor.");
export type SensorRole = z.infer<typeof sensorRoleSchema>;

export const cityRulesSchema = z
  .object({
    notice: z
      .object({
        days: z.number(),
        before: z.string(),
        basis: z.string(),
        source: z.string().optional(),
      })
      .optional()
      .describe("How long before `before` a sensor must have been announced."),
    maxTerm: z
      .object({
        regular: durationSchema.optional(),
        pilot: durationSchema.optional(),
        basis: z.string(),
        source: z.string().optional(),
      })
      .optional()
      .describe("How long a sensor may hang there at most, by what it is."),
  })
  .describe("The city's own promises: their `basis` decides the public words.");
export type CityRules = z.infer<typeof cityRulesSchema>;

export const citySchema = z.object({
  name: z.string(),
  code: z.string().optional().describe("Municipality code of CBS, as `GM0268`."),
  contact: z
    .object({
      mailbox: z.string().optional(),
      phone: z.string().optional(),
      post: z.string().optional(),
      formUrl: z.string().optional(),
      desk: translatedSchema.optional(),
    })
    .optional(),
  complaint: z
    .object({ authority: z.string(), url: z.string().optional() })
    .optional()
    .describe("Where people can complain about the city."),
  licence: z
    .string()
    .optional()
    .describe(
      "Of the register itself, a code of SPDX; absent: the city says none. Each datastream has its own.",
    ),
  backups: durationSchema.optional().describe("How long a deleted reading can live on in a backup."),
  rules: cityRulesSchema.optional(),
});
export type City = z.infer<typeof citySchema>;
