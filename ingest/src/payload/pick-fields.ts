/** Takes from an object the fields that the register names, and says how many it holds beside them. */
import type { Field } from "@meetpaal/model";
import { Quantity } from "./quantity.ts";
import type { JsonObject } from "./read-json.ts";

export interface Picked {
  readonly field: Field;
  readonly value: unknown;
}

/**
 * All values of an object by their paths: `counts.in`, `rows.0.value`.
 *
 * @param isKnown - members that say what the message is, or when it was measured; nothing in them is looked at
 */
export function leavesOf(source: JsonObject, isKnown: (name: string) => boolean): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  const open: [path: string, value: unknown][] = Object.entries(source).filter(([name]) => !isKnown(name));
  // A list of what is still to be opened, for a device chooses how deep it nests.
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value] = next;
    if (typeof value !== "object" || value === null || value instanceof Quantity) leaves.set(path, value);
    else for (const [name, inner] of Object.entries(value)) open.push([`${path}.${name}`, inner]);
  }
  return leaves;
}

/** @returns what the register names, and how many values nobody declared */
export function pickFields(
  leaves: ReadonlyMap<string, unknown>,
  fields: readonly Field[],
): { picked: Picked[]; undeclared: number } {
  const picked: Picked[] = [];
  const used = new Set<string>();
  for (const field of fields) {
    const conditions = Object.entries(field.when ?? {});
    for (const [name] of conditions) used.add(name);
    if (!leaves.has(field.from) || !conditions.every(([name, value]) => leaves.get(name) === value)) continue;
    used.add(field.from);
    picked.push({ field, value: leaves.get(field.from) });
  }
  return { picked, undeclared: [...leaves.keys()].filter((path) => !used.has(path)).length };
}
