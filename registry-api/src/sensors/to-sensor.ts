/**
 * From what the register file said to what is published. The contract's schema is the sieve: a field that it does not
 * name does not leave, whatever a body holds.
 */
import type { OrganisationRow, SensorRow } from "@meetpaal/db";
import { articleOfCategory, uriOfCategory, wooCategorySchema } from "@meetpaal/model";
import { type City, citySchema, type Organisation, organisationSchema } from "../contract/organisation.ts";
import { type Sensor, sensorSchema } from "../contract/sensor.ts";
import { instant } from "../wire/instant.ts";

/** What stands beside a sensor in its answer. */
export interface Surroundings {
  city: City;
  /** By id. */
  organisations: ReadonlyMap<string, Organisation>;
}

/** What stands beside it went through the contract already. */
const ownSchema = sensorSchema.omit({ city: true, organisations: true });

export function toSensor(row: SensorRow, { city, organisations }: Surroundings): Sensor {
  const { body } = row;
  const own = ownSchema.parse({
    ...body,
    mobile: body["mobile"] ?? false,
    generalisation: body["generalisation"] ?? null,
    heightM: body["heightM"] ?? null,
    place: body["place"] ?? null,
    poleCode: body["poleCode"] ?? null,
    dates: body["dates"] ?? {},
    assessments: listOf(body["assessments"]).map((assessment) => ({ conditions: [], ...assessment })),
    documents: listOf(body["documents"]).map(toDocument),
    algorithms: body["algorithms"] ?? [],
    inspections: body["inspections"] ?? [],
    statements: body["statements"] ?? [],
    picture: body["picture"] ?? null,
    dpiaNotNeeded: body["dpiaNotNeeded"] ?? null,
    event: body["event"] ?? null,
    pilot: toPilot(body["pilot"]),
    publicId: row.publicId,
    reference: row.reference,
    owner: row.owner,
    kind: row.kind,
    status: row.status,
    validFrom: instant(row.operatingFrom),
    validTo: row.operatingTo === null ? null : instant(row.operatingTo),
    personalData: row.personalData,
    version: row.version,
    versionSince: instant(row.validFrom),
    recordedAt: instant(row.recordedAt),
    correction: row.correctsReason,
    demo: organisations.get(row.owner)?.demo ?? false,
    model: {
      technology: [],
      inspections: [],
      algorithms: [],
      picture: null,
      ...row.modelBody,
      id: row.modelId,
    },
    datastreams: row.datastreams.map(toDatastream),
  });
  const named = organisationIdsOf(row).flatMap((id) => organisations.get(id) ?? []);
  return { ...own, organisations: named, city };
}

export function toOrganisation({ id, demo, body }: OrganisationRow): Organisation {
  return organisationSchema.parse({ ...body, id, demo });
}

/** @param body - null: nothing was imported yet */
export function toCity(body: Record<string, unknown> | null): City {
  return citySchema.parse(body ?? { name: "Meetpaal" });
}

/** The owner first, each once. */
export function organisationIdsOf({ owner, body }: SensorRow): string[] {
  const pilot = body["pilot"];
  const roles = [...listOf(body["roles"]), ...(isRecord(pilot) ? listOf(pilot["by"]) : [])];
  const named = roles.map(({ organisation }) => organisation).filter((id) => typeof id === "string");
  return [...new Set([owner, ...named])];
}

function toDocument(document: Record<string, unknown>): Record<string, unknown> {
  const category = wooCategorySchema.safeParse(document["wooCategory"]);
  const ofCategory = category.success
    ? { wooCategoryArticle: articleOfCategory(category.data), wooCategoryUri: uriOfCategory(category.data) }
    : {};
  return { withheld: [], ...document, ...ofCategory };
}

function toDatastream({ id, key, body }: SensorRow["datastreams"][number]): Record<string, unknown> {
  return { excludedPurposes: [], recipients: [], ...body, id, key };
}

function toPilot(pilot: unknown): Record<string, unknown> | null {
  return isRecord(pilot) ? { bands: [], outcome: null, ...pilot } : null;
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
