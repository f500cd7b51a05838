/**
 * A JPEG without what a camera wrote into it: place, moment, make, owner, thumbnails, and whatever follows its end. What
 * a browser needs to draw it stays, and which way is up.
 *
 * @see ITU-T T.81 annex B (markers); JEITA CP-3451 4.6 (Exif)
 */
import type { PictureContent } from "./picture-content.ts";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP15 = 0xef;
const COM = 0xfe;
/** JFIF, the colour profile, and how Adobe wrote its colours. */
const KEPT_APPS = new Set([APP0, 0xe2, 0xee]);
/** Start of frame; C4, C8 and CC are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** @returns undefined: it is no JPEG that can be read to its end */
export function readJpeg(bytes: Buffer): PictureContent | undefined {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  const kept: Buffer[] = [];
  let size: [width: number, height: number] | undefined;
  let orientation = 1;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return undefined;
    if (marker === EOI) break;
    const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    const segment = bytes.subarray(at, end);
    if (isFrame(marker) && length >= 8) size = [segment.readUInt16BE(7), segment.readUInt16BE(5)];
    if (marker === APP1) orientation = orientationOf(segment) ?? orientation;
    const isApp = marker >= APP0 && marker <= APP15;
    if (isApp ? KEPT_APPS.has(marker) && !isMultiPicture(segment) : marker !== COM) kept.push(segment);
    at = marker === SOS ? endOfScan(bytes, end) : end;
    if (marker === SOS) kept.push(bytes.subarray(end, at));
  }
  if (size === undefined || size[0] === 0 || size[1] === 0) return undefined;
  const [width, height] = orientation > 4 ? [size[1], size[0]] : size;
  return {
    mediaType: "image/jpeg",
    widthPx: width,
    heightPx: height,
    bytes: Buffer.concat([
      Buffer.from([0xff, SOI]),
      ...(orientation === 1 ? [] : [uprightSegment(orientation)]),
      ...kept,
      Buffer.from([0xff, EOI]),
    ]),
  };
}

/** A scan ends at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 1) {
    const found = bytes.indexOf(0xff, at);
    if (found === -1) return bytes.length;
    const next = bytes[found + 1];
    if (next !== undefined && next !== 0x00 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return found;
    at = found;
  }
}

/** APP2 that points to other pictures behind the end of this one. */
function isMultiPicture(segment: Buffer): boolean {
  return segment.toString("latin1", 4, 8) === "MPF\0";
}

const EXIF = "Exif\0\0";
const ORIENTATION_TAG = 0x0112;

function orientationOf(segment: Buffer): number | undefined {
  if (segment.toString("latin1", 4, 10) !== EXIF || segment.length < 18) return undefined;
  const tiff = segment.subarray(10);
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return undefined;
  const count = short(start);
  for (let entry = start + 2; entry < start + 2 + count * 12 && entry + 12 <= tiff.length; entry += 12) {
    const value = short(entry + 8);
    if (short(entry) === ORIENTATION_TAG) return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif segment that says nothing but which way is up. */
function uprightSegment(orientation: number): Buffer {
  const entry = [0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation, 0x00, 0x00];
  const tiff = [0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01, ...entry, 0x00, 0x00, 0x00, 0x00];
  const body = Buffer.concat([Buffer.from(EXIF, "latin1"), Buffer.from(tiff)]);
  return Buffer.concat([Buffer.from([0xff, APP1, 0x00, body.length + 2]), body]);
}
