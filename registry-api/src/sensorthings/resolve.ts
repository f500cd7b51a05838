/** Follows a path step by step to what it names (OGC 18-088 §9.2): a collection, an entity, or a property of one. */
import {
  type EntityName,
  type EntityRow,
  entityOf,
  propertyTypeOf,
  type Relation,
  relationOf,
} from "@meetpaal/db";
import type { Step } from "./parse-path.ts";
import type { Reader } from "./reader.ts";
import { valueOf } from "./to-entities.ts";

export type Target =
  | {
      kind: "collection";
      entity: EntityName;
      from?: { relation: Relation; key: unknown };
      isReference: boolean;
    }
  | { kind: "entity"; entity: EntityName; row: EntityRow; isReference: boolean }
  | { kind: "property"; name: string; value: unknown; isBare: boolean };

interface At {
  entity: EntityName;
  row: EntityRow;
}

/** Undefined: there is nothing at this path. */
export async function resolve(reader: Reader, steps: readonly Step[]): Promise<Target | undefined> {
  const [first, ...rest] = steps;
  const entity = first === undefined ? undefined : entityOf(first.name);
  if (first === undefined || entity === undefined) return undefined;
  if (first.id === undefined) return collection({ entity }, rest);
  const row = await reader.one(entity, first.id);
  return row === undefined ? undefined : await fromEntity(reader, { entity, row }, rest);
}

function collection(
  target: { entity: EntityName; from?: { relation: Relation; key: unknown } },
  rest: readonly Step[],
): Target | undefined {
  const isReference = isOnly(rest, "$ref");
  return rest.length === 0 || isReference ? { kind: "collection", ...target, isReference } : undefined;
}

async function fromEntity(reader: Reader, at: At, steps: readonly Step[]): Promise<Target | undefined> {
  const [step, ...rest] = steps;
  if (step === undefined || isOnly(steps, "$ref"))
    return { kind: "entity", ...at, isReference: step !== undefined };
  const relation = relationOf(at.entity, step.name);
  if (relation === undefined) return property(at, steps);
  const key = at.row[relation.column] ?? null;
  if (relation.many && step.id === undefined) {
    return collection({ entity: relation.target, from: { relation, key } }, rest);
  }
  const row =
    step.id === undefined ? await onlyOne(reader, relation, key) : await oneOf(reader, relation, at, step.id);
  return row === undefined ? undefined : await fromEntity(reader, { entity: relation.target, row }, rest);
}

async function onlyOne(reader: Reader, relation: Relation, key: unknown): Promise<EntityRow | undefined> {
  const isId = typeof key === "number" || typeof key === "string";
  return isId ? await reader.one(relation.target, String(key)) : undefined;
}

/** One of those that a relation leads to, by its id; another entity of that id is not here. */
async function oneOf(reader: Reader, relation: Relation, at: At, id: string): Promise<EntityRow | undefined> {
  const row = await reader.one(relation.target, id);
  if (row === undefined) return undefined;
  return (await reader.isRelated(relation, at.row[relation.column] ?? null, row)) ? row : undefined;
}

function property({ entity, row }: At, steps: readonly Step[]): Target | undefined {
  const isBare = steps.at(-1)?.name === "$value";
  const [step, ...parts] = isBare ? steps.slice(0, -1) : steps;
  if (step === undefined || [step, ...parts].some(({ id }) => id !== undefined)) return undefined;
  if (step.name === "id" && parts.length === 0)
    return { kind: "property", name: "@iot.id", value: row["id"], isBare };
  if (propertyTypeOf(entity, step.name) === undefined) return undefined;
  let value = valueOf(entity, step.name, row);
  for (const { name } of parts) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = new Map(Object.entries(value)).get(name);
  }
  return { kind: "property", name: parts.at(-1)?.name ?? step.name, value, isBare };
}

function isOnly(steps: readonly Step[], name: string): boolean {
  return steps.length === 1 && steps[0]?.name === name && steps[0].id === undefined;
}
