/**
 * Viewer links: whoever has one sees all numbers of some zones, for a time.
 *
 * The token is 256 random bits and is shown once; here lies only its SHA-256, so a copy of the database opens nothing.
 */
import { createHash, randomBytes } from "node:crypto";
import type { Queryable } from "../database.ts";

export interface Viewer {
  id: string;
  zones: string[];
  until: Date;
}

const INSERT_VIEWER = `
  insert into viewer (id, token_sha256, zones, until, created_at)
  values ($1, $2, $3, $4, clock_timestamp())`;

/** @returns the id by which it is revoked, and the token, which nobody can ask for again */
export async function createViewer(
  queryable: Queryable,
  { zones, until }: Omit<Viewer, "id">,
): Promise<{ id: string; token: string }> {
  const id = randomBytes(6).toString("hex");
  const token = randomBytes(32).toString("base64url");
  await queryable.query(INSERT_VIEWER, [id, sha256(token), zones, until]);
  return { id, token };
}

const SELECT_VIEWER = `
  select id, zones, until
  from viewer
  where token_sha256 = $1
    and revoked_at is null
    and until > clock_timestamp()`;

/** The viewer of a token; null when there is none, it ended or was revoked. */
export async function findViewer(queryable: Queryable, token: string): Promise<Viewer | null> {
  const { rows } = await queryable.query<Viewer>(SELECT_VIEWER, [sha256(token)]);
  return rows[0] ?? null;
}

const REVOKE_VIEWER = `
  update viewer
  set revoked_at = coalesce(revoked_at, clock_timestamp())
  where id = $1`;

/** @returns false when there is no viewer of this id */
export async function revokeViewer(queryable: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await queryable.query(REVOKE_VIEWER, [id]);
  return rowCount === 1;
}

function sha256(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
