import type { Queryable } from "../database.ts";

export interface Picture {
  /** SHA-256 of its bytes in hexadecimal, and `.jpg` or `.png`. */
  file: string;
  mediaType: "image/jpeg" | "image/png";
  bytes: Uint8Array;
}

const INSERT = `insert into picture (file, media_type, bytes)
values ($1, $2, $3)
on conflict do nothing`;

/** One by one: a statement with all of them would hold a copy of each. */
export async function insertPictures(queryable: Queryable, pictures: readonly Picture[]): Promise<void> {
  for (const { file, mediaType, bytes } of pictures)
    await queryable.query(INSERT, [file, mediaType, Buffer.from(bytes)]);
}
