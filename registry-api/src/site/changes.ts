import type { SensorVersionRow } from "@meetpaal/db";
import type { SensorChange } from "../contract/site.ts";
import { instant } from "../wire/instant.ts";
import { differencesOf } from "./differences.ts";

/** @param rows - newest first; the last one has nothing to be compared with, unless it is not the first version */
export function toChanges(rows: readonly SensorVersionRow[]): SensorChange[] {
  return rows.map((row, index) => {
    const before = rows[index + 1];
    return {
      version: row.version,
      since: instant(row.validFrom),
      recordedAt: instant(row.recordedAt),
      status: row.status,
      correction: row.correctsReason,
      changed: before === undefined ? [] : changedFields(before, row),
      differences: before === undefined ? [] : differencesOf(before, row),
    };
  });
}

/** Private fields and bookkeeping are no news. */
const SILENT = new Set(["corrects", "privateContact"]);

function changedFields(before: SensorVersionRow, after: SensorVersionRow): string[] {
  return [
    ...differing(before.body, after.body).filter((field) => !SILENT.has(field)),
    ...differing(before.datastreams, after.datastreams).map((key) => `datastreams.${key}`),
  ].toSorted();
}

/** Names whose values are not the same; bodies come from jsonb, which writes equal values alike. */
function differing(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
