/** What is otherwise between two versions of a sensor, as far as one sentence can say it. */
import type { SensorVersionRow } from "@meetpaal/db";
import type { Difference } from "../contract/site.ts";
import { type Translated, translatedSchema } from "../contract/vocabulary.ts";

type Body = Record<string, unknown>;

export function differencesOf(before: SensorVersionRow, after: SensorVersionRow): Difference[] {
  const keys = [...new Set([...Object.keys(before.datastreams), ...Object.keys(after.datastreams)])];
  return [
    ...difference("end", null, endOf(before.body), endOf(after.body)),
    ...keys.toSorted().flatMap((key) => ofStream(before.datastreams[key], after.datastreams[key])),
  ];
}

function ofStream(before: Body | undefined, after: Body | undefined): Difference[] {
  const name = nameOf(after ?? before);
  if (before === undefined || after === undefined)
    return difference("stream", name, before && "true", after && "true");
  const tiers = (["raw", "hour", "day"] as const).flatMap((tier) =>
    difference(`retention.${tier}`, name, retentionOf(before, tier), retentionOf(after, tier)),
  );
  return [
    ...tiers,
    ...difference("interval", name, text(before["interval"]), text(after["interval"])),
    ...difference("public", name, text(before["public"]), text(after["public"])),
  ];
}

function difference(
  what: Difference["what"],
  stream: Translated | null,
  before: string | undefined,
  after: string | undefined,
): Difference[] {
  return before === after ? [] : [{ what, stream, before: before ?? null, after: after ?? null }];
}

function nameOf(body: Body | undefined): Translated | null {
  const read = translatedSchema.safeParse(body?.["name"]);
  return read.success ? read.data : null;
}

const endOf = (body: Body): string | undefined => text(memberOf(body["valid"], "to"));
const retentionOf = (body: Body, tier: string): string | undefined => text(memberOf(body["retention"], tier));

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "boolean" ? String(value) : undefined;
}
