/** A picture of a box: a file beside the register file, and what somebody sees in it who cannot see it. */
import * as z from "zod";
import { lineSchema, translatedUpTo } from "./text.ts";

export const pictureSchema = z.strictObject({
  /** JPEG or PNG, in the folder of the register file. The import gives it the name of its content. */
  file: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(jpe?g|png)$/i,
      "the name of a JPEG or PNG beside the register file, without a folder",
    ),
  alt: translatedUpTo(299),
  /** Who made it, and under which licence. */
  credit: lineSchema.optional(),
  /** Filled in by the import. */
  widthPx: z.int().positive().optional(),
  heightPx: z.int().positive().optional(),
});
export type PictureEntry = z.infer<typeof pictureSchema>;
