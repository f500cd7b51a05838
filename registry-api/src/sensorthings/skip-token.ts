/** Where a page of observations ended: after which reading of which stream the next one goes on. */
import { QuestionError } from "@meetpaal/db";
import * as z from "zod";

const tokenSchema = z.strictObject({
  datastream: z.int().min(0).max(2_147_483_647),
  /** UTC with six decimals; null: the stream was looked through to its end. */
  time: z
    .string()
    .regex(/^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
    .refine((time) => !Number.isNaN(Date.parse(time)))
    .nullable(),
});
export type SkipToken = z.infer<typeof tokenSchema>;

export function writeToken(token: SkipToken): string {
  return Buffer.from(JSON.stringify(token)).toString("base64url");
}

export function readToken(text: string): SkipToken {
  try {
    return tokenSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch (error) {
    throw new QuestionError("expected what a link to the next page says", { cause: error });
  }
}
