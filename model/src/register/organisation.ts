/** Who is behind a sensor, and how to reach them. */
import * as z from "zod";
import { contactSchema, privateContactSchema } from "./contact.ts";
import { entryIdSchema, urlSchema } from "./forms.ts";
import { quotaSchema } from "./quota.ts";
import { lineSchema, translatedSchema } from "./text.ts";
import { roleSchema } from "./vocabulary.ts";

export const organisationSchema = z.strictObject({
  id: entryIdSchema,
  name: lineSchema,
  website: urlSchema.optional(),
  /** Number in the Dutch register of organisations that exchange with the government. */
  oin: z
    .string()
    .regex(/^\d{20}$/, "20 digits")
    .optional(),
  /** Number at the Dutch chamber of commerce. */
  kvk: z
    .string()
    .regex(/^\d{8}$/, "8 digits")
    .optional(),
  /** Its place in the Dutch thesaurus of government organisations. */
  tooiUri: urlSchema.optional(),
  contact: contactSchema,
  dataProtectionOfficer: contactSchema.optional(),
  /** Where people ask what is stored about them. */
  rightsUrl: urlSchema.optional(),
  privateContact: privateContactSchema.optional(),
  /** Of all its devices together; absent: no bound but each device's own. */
  quota: quotaSchema.optional(),
  /** True: an example, what its sensors measure is not real. */
  demo: z.boolean().optional(),
  /** What stands beside its numbers instead of "not real measurements"; for real counts of another place or time. */
  demoNotice: translatedSchema.optional(),
});
export type OrganisationEntry = z.infer<typeof organisationSchema>;

/** What an organisation is to a sensor. */
export const sensorRoleSchema = z.strictObject({
  organisation: entryIdSchema,
  role: roleSchema,
  /** The body that is responsible: `burgemeester`, `college`, `raad`. */
  body: lineSchema.optional(),
});
export type SensorRole = z.infer<typeof sensorRoleSchema>;
