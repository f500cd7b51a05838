/**
 * The words and forms that every answer is made of: instants, calendar dates, translated texts, and the closed lists
 * of the register. A member that is absent in a register file is absent here too, unless its doc line says null.
 */
import { PUBLIC_ID } from "@meetpaal/model";
import * as z from "zod";

export {
  type Aggregation,
  aggregationSchema,
  type Capture,
  captureSchema,
  type Identifiability,
  identifiabilitySchema,
  type Kind,
  kindSchema,
  type Role as RoleName,
  roleSchema,
  type Tier,
  tierSchema,
} from "@meetpaal/model";

export const instantSchema = z.iso
  .datetime()
  .describe("An instant in UTC, RFC 3339: `2026-11-24T10:00:00Z`, at most six decimals of a second.");
export const calendarDateSchema = z.iso.date().describe("A calendar date without a time: `2026-11-24`.");
export const durationSchema = z
  .string()
  .regex(/^P(?=.)/)
  .describe("An ISO 8601 duration: `PT1M`, `P14D`.");
export const translatedSchema = z
  .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/), z.string())
  .describe("Language code to text; `nl` comes first and is always there.");
export type Translated = z.infer<typeof translatedSchema>;

export const publicIdSchema = z
  .string()
  .regex(PUBLIC_ID, "expected 8 digits and small letters, without i, l, o and u")
  .describe("8 characters of Crockford base32 in lower case, never used again.");
export const entryIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,62}$/, "expected 2 to 63 small letters, digits and dashes")
  .describe("Id of an organisation, a model, a device or a zone.");
export const referenceSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
    "expected 1 to 64 letters, digits, dots, dashes and underscores",
  )
  .describe("An owner's own number of a sensor.");

export const publicStatusSchema = z
  .enum(["announced", "active", "paused", "expired", "removed"])
  .describe(
    "Those states that the public sees; `expired` is derived, once the end of the operating window has passed.",
  );
export type PublicStatus = z.infer<typeof publicStatusSchema>;

export const personalDataSchema = z
  .enum(["none", "in-the-box", "stored"])
  .describe(
    "Derived. `stored`: a datastream is pseudonymous or identifiable; `in-the-box`: a camera, microphone or wifi takes in what could show who somebody is, or a datastream is de-identified; `none`: neither.",
  );
export type PersonalData = z.infer<typeof personalDataSchema>;

export const verdictSchema = z.enum(["kept", "attention", "broken", "not-yet", "not-measurable"]);
export type Verdict = z.infer<typeof verdictSchema>;

export const demoSchema = z.boolean().describe("True: an example, what is measured is not real.");
