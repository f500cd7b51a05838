/** Ids, references, addresses and moments: the forms that more than one entry of the register has. */
import * as z from "zod";
import { PUBLIC_ID } from "../public-id.ts";

/** Id of an organisation, a model, a device or a zone. */
export const entryIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,62}$/, "2 to 63 lower-case letters, digits and hyphens");

/** An owner's own number of a sensor; unique for that owner. */
export const referenceSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "1 to 64 letters, digits, dots, underscores and hyphens");

/** How other entries name a sensor: `owner/reference`, or `reference` alone where it is unique. */
export const sensorReferenceSchema = z
  .string()
  .regex(
    /^(?:[a-z0-9][a-z0-9-]{1,62}\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
    "a sensor as owner/reference, or its reference alone",
  );

/** Key of a datastream in the payloads of devices. */
export const datastreamKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, "1 to 40 lower-case letters, digits and underscores, a letter first");

/** 8 characters of Crockford base32 in lower case, random, never used again. */
export const publicIdSchema = z.string().regex(PUBLIC_ID, "8 characters of Crockford base32 in lower case");

/** A word of a list that grows without a new release: a purpose, a technology, an observed property. */
export const codeSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, "a code of letters, digits, dots, underscores and hyphens");

/** An address that a browser may be sent to: never `javascript:`. */
export const urlSchema = z
  .url({ protocol: /^https?$/, error: "an address that begins with https:// or http://" })
  .max(2_000);

/** RFC 3339 with an offset: `2026-01-01T00:00:00+01:00`. */
export const instantSchema = z.iso.datetime({
  offset: true,
  error: "a moment with an offset, as 2026-01-01T00:00:00+01:00",
});

/** A calendar date without a time: `2026-11-24`. */
export const calendarDateSchema = z.iso.date({ error: "a date, as 2026-11-24" });
