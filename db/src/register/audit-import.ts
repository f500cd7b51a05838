/** Writes down that a file was imported and which entries it changed: ids and classes of change, never what they say. */
import type { Transaction } from "../database.ts";
import type { ImportPlan } from "./plan-import.ts";

const INSERT_IMPORT = `
  insert into register_import (recorded_at, actor, file_sha256)
  values ($1, $2, $3)
  returning id`;

const INSERT_AUDIT = `
  insert into audit (at, actor, action, subject_kind, subject_id, detail)
  select $1, $2, new.action, new.kind, new.id, new.detail
  from jsonb_to_recordset($3) as new (action text, kind text, id text, detail jsonb)`;

interface AuditRow {
  action: "created" | "changed" | "corrected" | "contact-changed";
  kind: "city" | "organisation" | "model" | "sensor" | "device" | "zone";
  id: string;
  detail: Record<string, unknown>;
}

/** @returns the id of the import */
export async function recordImport(
  tx: Transaction,
  { at, actor, sha256, plan }: { at: string; actor: string; sha256: string; plan: ImportPlan },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(INSERT_IMPORT, [at, actor, sha256]);
  const [row] = rows;
  if (row === undefined) throw new Error("an insert gives its row");
  await tx.query(INSERT_AUDIT, [at, actor, JSON.stringify(auditRows(plan, row.id))]);
  return row.id;
}

function auditRows(plan: ImportPlan, importId: number): AuditRow[] {
  const versioned = (kind: AuditRow["kind"], id: string, version: number): AuditRow => ({
    action: version === 1 ? "created" : "changed",
    kind,
    id,
    detail: { importId, version },
  });
  return [
    ...(plan.city === undefined ? [] : [versioned("city", "city", plan.city.version)]),
    ...plan.organisations.map(({ entry, version }) => versioned("organisation", entry.id, version)),
    ...[...plan.contacts].map(
      (id): AuditRow => ({ action: "contact-changed", kind: "organisation", id, detail: { importId } }),
    ),
    ...plan.models.map(({ entry, version }) => versioned("model", entry.id, version)),
    ...plan.sensors.map(({ entry, version, stored }): AuditRow => {
      const row = versioned("sensor", `${entry.owner}/${entry.reference}`, version);
      return stored === undefined || entry.corrects === undefined ? row : { ...row, action: "corrected" };
    }),
    ...plan.devices.map(
      ({ entry, stored, grant, revoke }): AuditRow => ({
        action: stored === undefined ? "created" : "changed",
        kind: "device",
        id: entry.id,
        detail: { importId, granted: grant, revoked: revoke },
      }),
    ),
    ...plan.zones.map(({ entry, version }) => versioned("zone", entry.id, version)),
  ];
}

const INSERT_DELETED = `
  insert into audit (at, actor, action, subject_kind, subject_id, detail)
  select $1, $2, 'readings-deleted', 'sensor', new.public_id, jsonb_build_object('importId', $3::int, 'readings', new.readings)
  from unnest($4::text[], $5::int[]) as new (public_id, readings)`;

/** Puts on record how many readings had to go. */
export async function recordDeleted(
  tx: Transaction,
  { at, actor, importId }: { at: string; actor: string; importId: number },
  deleted: readonly { publicId: string; readings: number }[],
): Promise<void> {
  await tx.query(INSERT_DELETED, [
    at,
    actor,
    importId,
    deleted.map(({ publicId }) => publicId),
    deleted.map(({ readings }) => readings),
  ]);
}
