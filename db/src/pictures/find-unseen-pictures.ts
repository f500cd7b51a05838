import {
  type FilePart,
  type FileParts,
  type Finding,
  ofEach,
  type Path,
  type PictureEntry,
  pictureReadable,
} from "@meetpaal/model";
import type { Queryable } from "../database.ts";
import type { Picture } from "./insert-pictures.ts";

const SELECT = `select file
from picture
where file = any($1)`;

/** Pictures that a register file names, and that neither came with it nor are kept already. */
export async function findUnseenPictures(
  queryable: Queryable,
  { models, sensors }: FileParts,
  given: readonly Picture[],
): Promise<Finding[]> {
  const named = [...picturesIn(models), ...picturesIn(sensors)];
  if (named.length === 0) return [];
  const { rows } = await queryable.query<{ file: string }>(SELECT, [named.map(({ name }) => name)]);
  const seen = new Set([...rows, ...given].map((picture) => picture.file));
  return named
    .filter(({ name }) => !seen.has(name))
    .map(({ path }) => ({
      path,
      rule: pictureReadable.name,
      expected: "a JPEG or PNG in the folder of the register file",
    }));
}

function picturesIn(
  parts: readonly FilePart<{ picture?: PictureEntry | undefined }>[],
): { path: Path; name: string }[] {
  return ofEach(
    () => parts,
    ({ path, readable }) =>
      readable?.picture === undefined
        ? []
        : [{ path: [...path, "picture", "file"], name: readable.picture.file }],
  );
}
