/** What is asked of the register's entries: when, which, and in which order. */

/** A moment of the register that stays the same whatever is imported later. */
export interface EntryMoment {
  /** Number of the newest import that counts; 0: there was none. */
  knownBy: number;
  /** When it holds in the street. */
  at: Date;
}

/** All that are given must hold; of a list, any of its choices. */
export interface EntryFilter {
  kind?: readonly string[];
  /** Derived: `expired` once the operating window has ended. */
  status?: readonly string[];
  owner?: readonly string[];
  personalData?: readonly string[];
  theme?: readonly string[];
  /** Ids of purposes. */
  purpose?: readonly string[];
  reference?: string;
  mobile?: boolean;
  /** As somebody typed it: whole words, beginnings, parts of compounds, and typos of one letter. */
  text?: string;
  /** West, south, east, north in degrees, WGS 84; touching counts. */
  bbox?: readonly [number, number, number, number];
  /** Corners `[longitude, latitude]` of one ring, WGS 84; touching counts. */
  polygon?: readonly (readonly [number, number])[];
  /** It operates, or will, at some instant from the one until and with the other; null: no bound. */
  operating?: { from: Date | null; until: Date | null };
}

export const ENTRY_SORTS = ["registered", "name", "reference", "recordedAt", "validFrom"] as const;
/** `registered`: the order in which entries were first recorded. */
export type EntrySort = (typeof ENTRY_SORTS)[number];

export interface EntrySlice {
  sort: EntrySort;
  descending: boolean;
  /** The last entry of the slice before; undefined: from the start. */
  after?: { key: string; id: number } | undefined;
  /** At most 5,000. */
  limit: number;
}
