/**
 * A statement in the making: the values that travel beside it, and names for the rows it looks at. Nothing that a question
 * says becomes a part of the text but by way of `value`.
 */
import type { EntityName } from "./entity-sets.ts";

/** What is the same for every question of one answer. */
export interface Site {
  /** By the database's clock. */
  now: Date;
  /** Where people find it, without a slash at the end. */
  publicUrl: string;
  /** By UCUM code. */
  units: Record<string, { name: string; symbol: string }>;
}

/** Rows that a condition speaks of. */
export interface Scope {
  entity: EntityName;
  alias: string;
}

export class Statement {
  readonly values: unknown[];
  readonly #types = ["timestamptz", "text", "jsonb"];
  #rows = 0;

  constructor({ now, publicUrl, units }: Site) {
    this.values = [now, publicUrl, JSON.stringify(units)];
  }

  /** The place of a value in the text. */
  value(value: unknown, type: string): string {
    this.values.push(value);
    this.#types.push(type);
    return `$${this.values.length}::${type}`;
  }

  /** A name that no other rows of the statement have. */
  alias(): string {
    this.#rows += 1;
    return `e${this.#rows}`;
  }

  /** As it is sent: PostgreSQL must know the type of every value, be it used or not. */
  text(select: string): string {
    const all = this.#types.map((type, place) => `$${place + 1}::${type}`);
    return `with given as (select ${all.join(", ")})\n${select}`;
  }
}
