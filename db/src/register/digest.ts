/** Tells whether an entry changed: the same content has the same digest, however it was written down. */
import { createHash } from "node:crypto";
import { canonicalJson, momentsOf, type OrganisationEntry, type SensorEntry } from "@meetpaal/model";

export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

/** What a version of an organisation keeps: a private contact lives apart. */
export function organisationBody(entry: OrganisationEntry): object {
  const body: Partial<OrganisationEntry> = { ...entry };
  delete body.privateContact;
  return body;
}

/** What a version of a sensor keeps: its streams have rows of their own, and a correction is no part of the entry. */
export function sensorBody(entry: SensorEntry): object {
  const body: Partial<SensorEntry> = { ...entry };
  delete body.datastreams;
  delete body.corrects;
  return body;
}

/** Neither the order of streams nor the offset in which a moment is written is a change. */
export function sensorDigest(entry: SensorEntry): string {
  const { fromMs, toMs } = momentsOf(entry.valid);
  return digestOf({
    ...sensorBody(entry),
    valid: { fromMs, toMs: Number.isFinite(toMs) ? toMs : null },
    datastreams: entry.datastreams.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  });
}
