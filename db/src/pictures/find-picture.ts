import type { Queryable } from "../database.ts";
import type { Picture } from "./insert-pictures.ts";

const SELECT = `select file, media_type as "mediaType", bytes
from picture
where file = $1`;

/** @returns null: there is none of this name */
export async function findPicture(queryable: Queryable, file: string): Promise<Picture | null> {
  const { rows } = await queryable.query<Picture>(SELECT, [file]);
  return rows[0] ?? null;
}
