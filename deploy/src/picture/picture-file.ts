/**
 * A picture as it is kept: JPEG or PNG by its content and not by its name, stripped of what says who took it and where,
 * and named after its bytes.
 */
import { createHash } from "node:crypto";
import { readJpeg } from "./jpeg.ts";
import type { PictureContent } from "./picture-content.ts";
import { readPng } from "./png.ts";

export interface PictureFile extends PictureContent {
  /** SHA-256 of the bytes, and `.jpg` or `.png`. */
  file: string;
}

/** A page with it must stay light on a phone; 1,600 pixels wide fit in this easily. */
export const LARGEST_PICTURE_BYTES = 512 * 1024;
const MOST_PIXELS = 6_000;

/** @returns what was expected, where it is no such picture */
export function readPicture(bytes: Buffer): PictureFile | string {
  const content = readJpeg(bytes) ?? readPng(bytes);
  if (content === undefined) return "a whole JPEG or PNG";
  if (content.bytes.length > LARGEST_PICTURE_BYTES)
    return `at most ${LARGEST_PICTURE_BYTES / 1024} KiB: make it smaller, 1600 pixels wide are enough`;
  if (content.widthPx > MOST_PIXELS || content.heightPx > MOST_PIXELS)
    return `at most ${MOST_PIXELS} pixels wide and high`;
  const sha256 = createHash("sha256").update(content.bytes).digest("hex");
  return { ...content, file: `${sha256}.${content.mediaType === "image/png" ? "png" : "jpg"}` };
}
