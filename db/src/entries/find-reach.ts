import type { Queryable } from "../database.ts";
import type { EntryMoment } from "./entry-question.ts";

/** Where and when the public register says that sensors are. */
export interface EntryReach {
  /** West, south, east, north in degrees, WGS 84; null: there is no entry. */
  bbox: [number, number, number, number] | null;
  /** Begin of the first operating window; null: there is no entry. */
  from: Date | null;
}

const SELECT = `select
  min((extent[1])[0]) as west,
  min((extent[1])[1]) as south,
  max((extent[0])[0]) as east,
  max((extent[0])[1]) as north,
  min(operating_from) as "from"
from register_entry
where known_from <= $1
  and (known_to is null or known_to > $1)
  and holds_from <= $2
  and holds_to > $2`;

type Row = { from: Date | null } & Record<"west" | "south" | "east" | "north", number | null>;

/** The smallest box around all entries, and since when there is one. */
export async function findReach(queryable: Queryable, { knownBy, at }: EntryMoment): Promise<EntryReach> {
  const { rows } = await queryable.query<Row>(SELECT, [knownBy, at]);
  const [row] = rows;
  if (row === undefined) throw new Error("an aggregate gives one row");
  const { west, south, east, north, from } = row;
  if (west === null || south === null || east === null || north === null) return { bbox: null, from };
  return { bbox: [west, south, east, north], from };
}
