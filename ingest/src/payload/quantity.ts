import { convertUnit } from "@meetpaal/model";

/** A number that came with a unit of its own; it becomes a value only in the unit that was declared. */
export class Quantity {
  readonly value: number;
  /** UCUM; undefined: a unit that has no code there, so it is never the declared one. */
  readonly unit: string | undefined;

  constructor(value: number, unit: string | undefined) {
    this.value = value;
    this.unit = unit;
  }
}

/** What was sent, as a number in the declared unit; a quantity of another kind, and everything else, as it is. */
export function inUnit(sent: unknown, declared: string): unknown {
  if (!(sent instanceof Quantity)) return sent;
  const { value, unit } = sent;
  return (unit === undefined ? undefined : convertUnit(value, unit, declared)) ?? sent;
}
