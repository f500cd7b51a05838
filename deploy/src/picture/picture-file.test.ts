import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { readPicture } from "./picture-file.ts";

const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body]);
const latin = (text: string): Buffer => Buffer.from(text, "latin1");

/** Little-endian, as most cameras write it. */
const exif = (orientation: number): Buffer =>
  segment(
    0xe1,
    Buffer.concat([
      latin("Exif\0\0II*\0"),
      Buffer.from([8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]),
      latin("GPS 51.84490 5.86290"),
    ]),
  );
const frame = segment(0xc0, Buffer.from([8, 0, 30, 0, 40, 1, 1, 0x11, 0]));
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
]);

const jpeg = (...segments: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments,
    frame,
    scan,
    Buffer.from([0xff, 0xd9]),
    latin("film of the street"),
  ]);

const chunk = (name: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, body, Buffer.alloc(4)]);
};
const png = (...extra: Buffer[]): Buffer => {
  const header = Buffer.from([0, 0, 0, 40, 0, 0, 0, 30, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    ...extra,
    chunk("IDAT", deflateSync(Buffer.alloc(30 * 41))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

const read = (bytes: Buffer) => {
  const found = readPicture(bytes);
  if (typeof found === "string") throw new Error(found);
  return { ...found, text: found.bytes.toString("latin1") };
};

test("a JPEG loses its place, its comment and what follows its end", () => {
  const profile = segment(0xe2, latin("ICC_PROFILE\0"));
  const index = segment(0xe2, latin("MPF\0..."));
  const found = read(jpeg(exif(1), profile, index, segment(0xfe, latin("door Jan de Fotograaf"))));
  expect(found).toMatchObject({ mediaType: "image/jpeg", widthPx: 40, heightPx: 30 });
  expect(found.text).toContain("ICC_PROFILE");
  expect(found.bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  for (const gone of ["GPS", "Exif", "Jan", "film", "MPF"]) expect(found.text).not.toContain(gone);
});

test("a scan keeps its stuffed bytes and restarts, and scans may follow each other", () => {
  const twice = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    frame,
    scan,
    segment(0xc4, Buffer.from([0, 1])),
    scan,
    Buffer.from([0xff, 0xd9]),
  ]);
  expect(read(twice).bytes).toEqual(twice);
});

test("a picture that was taken upright stays so, without the rest of its Exif", () => {
  const found = read(jpeg(exif(6)));
  expect(found).toMatchObject({ widthPx: 30, heightPx: 40 });
  expect(found.text).not.toContain("GPS");
  expect(read(found.bytes)).toMatchObject({ widthPx: 30, heightPx: 40, file: found.file });
});

test("a PNG loses its texts and times", () => {
  const found = read(
    png(chunk("tEXt", latin("Author\0Jan")), chunk("eXIf", latin("GPS")), chunk("gAMA", Buffer.alloc(4))),
  );
  expect(found).toMatchObject({ mediaType: "image/png", widthPx: 40, heightPx: 30 });
  expect(found.text).toContain("gAMA");
  for (const gone of ["Jan", "GPS", "eXIf"]) expect(found.text).not.toContain(gone);
});

test("one content has one name, whatever was written beside it", () => {
  expect(read(jpeg(exif(1))).file).toBe(read(jpeg()).file);
  expect(read(jpeg()).file).toMatch(/^[0-9a-f]{64}\.jpg$/);
  expect(read(png()).file).toMatch(/^[0-9a-f]{64}\.png$/);
});

test.each([
  ["empty", Buffer.alloc(0), "a whole JPEG or PNG"],
  ["a drawing with scripts", latin('<svg onload="alert(1)"/>'), "a whole JPEG or PNG"],
  ["cut off", jpeg().subarray(0, 20), "a whole JPEG or PNG"],
  ["a PNG cut off", png().subarray(0, 60), "a whole JPEG or PNG"],
  ["too large", png(chunk("IDAT", Buffer.alloc(600_000))), "at most 512 KiB"],
])("%s is refused", (_, bytes, expected) => {
  expect(readPicture(bytes)).toContain(expected);
});

test("what is cut anywhere is refused or whole, and never fails", () => {
  for (const whole of [jpeg(exif(6)), png(chunk("tEXt", latin("x")))])
    for (let length = 0; length < whole.length; length += 1)
      expect(() => readPicture(whole.subarray(0, length))).not.toThrow();
});
