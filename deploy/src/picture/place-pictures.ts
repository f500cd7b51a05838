/**
 * Reads the pictures that a register file names, from its own folder, and puts the name of their content in place of
 * theirs: what is imported then says which picture it was, whatever becomes of the file.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Finding, type Path, pictureReadable } from "@meetpaal/model";
import { type PictureFile, readPicture } from "./picture-file.ts";

/** All pictures of one file pass to the running process in one line. */
const MOST_BYTES = 12 * 1024 * 1024;
/** What an import made of it before; it need not lie here again. */
const NAMED_BY_CONTENT = /^[0-9a-f]{64}\.(jpg|png)$/;
/** Without a folder: nothing outside of the register's own is ever read. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

export interface PlacedPictures {
  content: unknown;
  pictures: PictureFile[];
  findings: Finding[];
}

/** @param folder - where the register file lies */
export async function placePictures(content: unknown, folder: string): Promise<PlacedPictures> {
  const read = new Map<string, PictureFile | string>();
  const findings: Finding[] = [];
  const pictures = new Map<string, PictureFile>();

  const readOnce = async (name: string): Promise<PictureFile | string> => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const bytes = await readFile(join(folder, name)).catch(() => undefined);
    const found = bytes === undefined ? "a file of this name beside the register file" : readPicture(bytes);
    read.set(name, found);
    return found;
  };

  const place = async (entry: unknown, path: Path): Promise<unknown> => {
    const picture = isRecord(entry) ? entry["picture"] : undefined;
    const name = isRecord(picture) ? picture["file"] : undefined;
    if (!isRecord(entry) || !isRecord(picture) || typeof name !== "string" || !PLAIN_NAME.test(name))
      return entry;
    const found = await readOnce(name);
    if (typeof found === "string") {
      const isThere = NAMED_BY_CONTENT.test(name) && typeof picture["widthPx"] === "number";
      if (!isThere)
        findings.push({ path: [...path, "picture", "file"], rule: pictureReadable.name, expected: found });
      return entry;
    }
    const { file, widthPx, heightPx } = found;
    pictures.set(file, found);
    return { ...entry, picture: { ...picture, file, widthPx, heightPx } };
  };

  const placed = isRecord(content) ? { ...content } : content;
  if (isRecord(placed)) {
    for (const kind of ["models", "sensors"]) {
      const entries: unknown = placed[kind];
      if (!Array.isArray(entries)) continue;
      placed[kind] = await Promise.all(
        entries.map(async (entry: unknown, index) => await place(entry, [kind, index])),
      );
    }
  }
  const total = [...pictures.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > MOST_BYTES)
    findings.push({
      path: [],
      rule: pictureReadable.name,
      expected: `at most ${MOST_BYTES / 1024 / 1024} MiB of pictures: divide the file, it may hold a part of the register`,
    });
  return { content: placed, pictures: [...pictures.values()], findings };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
