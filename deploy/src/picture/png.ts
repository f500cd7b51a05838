/**
 * A PNG without what was written into it beside the picture: texts, times, Exif.
 *
 * @see PNG (ISO/IEC 15948), 5 (chunks) and 11 (which there are)
 */
import type { PictureContent } from "./picture-content.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** All that a browser needs to draw the picture in its colours. */
const KEPT = new Set([
  "IHDR",
  "PLTE",
  "IDAT",
  "IEND",
  "tRNS",
  "gAMA",
  "cHRM",
  "sRGB",
  "iCCP",
  "sBIT",
  "pHYs",
]);
/** Length, name and check of a chunk [bytes]. */
const AROUND = 12;

/** @returns undefined: it is no PNG that can be read to its end */
export function readPng(bytes: Buffer): PictureContent | undefined {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return undefined;
  const kept: Buffer[] = [SIGNATURE];
  let size: [width: number, height: number] | undefined;
  for (let at = 8; at + AROUND <= bytes.length; ) {
    const end = at + AROUND + bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (end > bytes.length) return undefined;
    if (name === "IHDR") size = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end));
    if (name === "IEND") {
      if (size === undefined || size[0] === 0 || size[1] === 0) return undefined;
      const [widthPx, heightPx] = size;
      return { mediaType: "image/png", widthPx, heightPx, bytes: Buffer.concat(kept) };
    }
    at = end;
  }
  return undefined;
}
