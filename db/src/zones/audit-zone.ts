import type { Queryable } from "../database.ts";

const INSERT_AUDIT = `
  insert into audit (actor, action, subject_kind, subject_id, detail)
  values ($1, $2, $3, $4, $5)`;

/**
 * Records that somebody changed what a zone shows, or who may see it.
 *
 * @param subject - a zone or a viewer; `detail` holds classes and numbers, never what somebody typed
 */
export async function auditZone(
  queryable: Queryable,
  {
    actor,
    action,
    ...subject
  }: { actor: string; action: ZoneAction; kind: "zone" | "viewer"; id: string; detail: object },
): Promise<void> {
  await queryable.query(INSERT_AUDIT, [
    actor,
    action,
    subject.kind,
    subject.id,
    JSON.stringify(subject.detail),
  ]);
}

export type ZoneAction =
  | "zone-counted"
  | "zone-notice-set"
  | "zone-notice-cleared"
  | "viewer-created"
  | "viewer-revoked";
