/** Enrolment: a device exchanges a claim code for its own secret. */
import * as z from "zod";
import { entryIdSchema } from "./vocabulary.ts";

export const claimSchema = z.strictObject({
  /** Its id in the register. */
  deviceId: entryIdSchema,
  /** As it was printed; hyphens and case do not matter. */
  code: z.string().regex(/^[0-9A-Za-z-]{20,40}$/, "expected a claim code, as XXXXX-XXXXX-XXXXX-XXXXX"),
});

/** Sent this once: we keep only what is needed to know the secret again. */
export const claimedSchema = z.strictObject({
  /** The MQTT user name. */
  deviceId: z.string(),
  /** The MQTT password. */
  secret: z.string(),
  /** Where it may publish. */
  topics: z.array(z.string()),
});
