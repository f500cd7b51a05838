/** Ways in that are not one person's, which are public; and one person's, which never are. */
import * as z from "zod";
import { urlSchema } from "./forms.ts";
import { lineSchema } from "./text.ts";

const phoneSchema = z
  .string()
  .regex(/^[+0-9][0-9 ()-]{1,24}$/, "a telephone number, as 14 024 or +31 24 000 0000");
const mailboxSchema = z.email({ error: "a mail address" }).max(254);

/** Public: a mailbox of a function, a telephone number, a form. At least one of them. */
export const contactSchema = z
  .strictObject({
    mailbox: mailboxSchema.optional(),
    phone: phoneSchema.optional(),
    formUrl: urlSchema.optional(),
  })
  .refine(
    ({ mailbox, phone, formUrl }) => mailbox !== undefined || phone !== undefined || formUrl !== undefined,
    "a mailbox, a phone or a formUrl",
  );
export type Contact = z.infer<typeof contactSchema>;

/** Never public: kept apart from versions, so that a person can be forgotten. */
export const privateContactSchema = z.strictObject({
  name: lineSchema.optional(),
  mailbox: mailboxSchema.optional(),
  phone: phoneSchema.optional(),
});
export type PrivateContact = z.infer<typeof privateContactSchema>;

/** How to reach the city itself: also by post and at a desk. */
export const cityContactSchema = z.strictObject({
  mailbox: mailboxSchema.optional(),
  phone: phoneSchema.optional(),
  formUrl: urlSchema.optional(),
  post: lineSchema.optional(),
});
